from collections.abc import Sequence
from itertools import product

import pytest

from anyq import kazakh
from anyq.kazakh import analysis, tagger
from anyq.kazakh.tagger import Known

SENTENCES = (
    "Ол кеше ауылға барып келді.",
    "Жаңа жылы үй салып жатқан бала алма жеп отыр.",
    "Бұл бір ала ат еді, оны жақсы көретін.",
    "Қара түні бойы ақ қар жауды.",
)


def worth(words: Sequence[Known], path: Sequence[int]) -> float:
    """Return the score of a sequence, added up in the plainest way."""
    neighbours = tagger.model().neighbours
    total = 0.0
    for i, (word, at) in enumerate(zip(words, path, strict=True)):
        key = word.keys[at]
        if not word.rows:
            continue  # what a sure word adds is in what it says to its neighbours
        before = words[i - 1] if i else None
        following = words[i + 1] if i + 1 < len(words) else None
        total += word.scores[at]
        total += (before.after if before else neighbours.start)[key]
        total += (following.before if following else neighbours.end)[key]
        if before and before.rows:
            total += before.rows[path[i - 1]][key]
    return total


@pytest.mark.parametrize("text", SENTENCES)
def test_no_sequence_is_better(text: str) -> None:
    words = analysis.readings(kazakh.tokenize(text))
    chosen = [at for at, _ in tagger.model().best(words)]
    every = product(*(range(len(word.keys)) for word in words))
    assert worth(words, chosen) == pytest.approx(max(worth(words, path) for path in every))
    assert any(word.rows for word in words)


def test_answers_do_not_depend_on_what_was_read_before() -> None:
    fresh = [kazakh.analyze(text) for text in SENTENCES]
    analysis.forget()
    assert [kazakh.analyze(text) for text in reversed(SENTENCES)] == fresh[::-1]


def test_names_keep_the_capitals_of_the_print() -> None:
    lemmas = {
        t.text: t.lemma for s in kazakh.analyze("Біз бүгін Астанада болдық.") for t in s.tokens
    }
    assert lemmas["Астанада"] == "Астана"


def test_a_verb_after_an_amount() -> None:
    (sentence,) = kazakh.analyze("Шығын бес миллион теңгені құрады.")
    assert sentence.tokens[-2].lemma == "құра"
