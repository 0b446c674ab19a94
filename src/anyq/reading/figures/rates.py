"""Exchange rates: `доллар 503,00 теңгеден сатып алынады`, `рубль 6,49 – 6,60 теңге аралығында`."""

from functools import cache

from anyq.claim import Indicator
from anyq.data import rows
from anyq.reading.figures import words
from anyq.reading.figures.places import Place

EXCHANGE = "exchange_rate"
SHORTEST = 3  # letters of a name that can be told from a sign


def read(place: Place) -> Indicator | None:
    """Return the rate that an amount of money states: of a currency named before it.

    None where no other currency is named in the sentence, or nothing is bought or sold.
    """
    if words.family(place.mention.amount.unit) != "money":
        return None
    traded = any(token.lemma in words.listed("traded") for token in place.tokens)
    if not traded:
        return None
    for token in reversed(place.tokens[: place.first]):
        for code, name, noun in currencies():
            if code != place.mention.amount.unit and noun.meets(words.fold(token.norm)):
                return Indicator(EXCHANGE, f"{name} бағамы", part=name)
    return None


@cache
def currencies() -> tuple[tuple[str, str, words.Noun], ...]:
    """Return code, name and form of every currency that one word names."""
    return tuple(
        (row["code"], row["stem"], words.noun(word))
        for row in rows("anyq.values", "units.tsv")
        if row["family"] == "money" and " " not in row["stem"]
        for word in (row["stem"], *row["others"].replace(";", " ").split())
        if len(word) >= SHORTEST and word.isalpha()
    )
