"""Clues to the year in the running text: the rules, in order.

Each rule is a function from the article to hints. None of them looks at years inside names, nor
at years that only say which plan, law or contest is meant (`2026 жылға арналған`,
`2026 жылғы чемпионат`).
"""

from collections.abc import Callable, Iterator

from anyq.articles import year_jubilee, year_near, year_relative, year_tense
from anyq.articles.view import Text
from anyq.articles.year_hints import Hint

Rule = Callable[[Text], Iterator[Hint]]
RULES: tuple[Rule, ...] = (
    year_relative.apposition,
    year_relative.next_or_last,
    year_relative.growth_chain,
    year_relative.growth_ahead,
    year_relative.relative_base,
    year_jubilee.anniversary,
    year_relative.same_event,
    year_tense.year_in_review,
    year_tense.past_year,
    year_tense.at_event,
    year_tense.future_year,
    year_tense.compared_year,
    year_tense.annual_lead,
    year_near.day_ahead,
    year_near.within_days,
    year_near.embedded_post,
    year_near.near_day,
)


def find_hints(text: Text) -> list[Hint]:
    """Run all rules."""
    return [hint for rule in RULES for hint in rule(text)]
