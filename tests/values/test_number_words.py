from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from anyq.kazakh import tokenize
from anyq.values import find_quantities

UNITS = ["", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"]
TENS = ["", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"]
SCALES = ("", "мың", "миллион", "миллиард", "триллион")


def below_thousand(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = ["жүз"] if hundreds == 1 else [UNITS[hundreds], "жүз"] if hundreds else []
    return [*words, TENS[rest // 10], UNITS[rest % 10]]


def in_words(number: int) -> str:
    """Write a number in Kazakh."""
    words: list[str] = []
    for power in range(len(SCALES) - 1, -1, -1):
        group = number // 1000**power % 1000
        words += [*below_thousand(group), SCALES[power]] if group else []
    return " ".join(word for word in words if word)


@given(st.integers(min_value=2, max_value=10**15 - 1))
def test_words_and_digits_say_the_same(number: int) -> None:
    (found,) = find_quantities(tokenize(f"Олар {in_words(number)} теңге берді."))
    assert found.value == Decimal(number)
    assert found.unit == "KZT"


@given(st.integers(min_value=1000, max_value=10**15 - 1), st.sampled_from([" ", "\u00a0", "."]))
def test_digits_in_groups(number: int, blank: str) -> None:
    printed = f"{number:,}".replace(",", blank)
    if blank == "." and number < 10**6:
        return  # one dot may be a decimal one
    (found,) = find_quantities(tokenize(f"Олар {printed} теңге берді."))
    assert found.value == Decimal(number)


@given(st.decimals(min_value=0, max_value=9999, places=2), st.sampled_from(["мың", "млн", "млрд"]))
def test_decimals_with_a_scale_word(mantissa: Decimal, scale: str) -> None:
    scales = {"мың": 1000, "млн": 10**6, "млрд": 10**9}
    (found,) = find_quantities(tokenize(f"Құны {str(mantissa).replace('.', ',')} {scale} теңге."))
    assert found.value == mantissa * scales[scale]
    assert found.digit == Decimal("0.01") * scales[scale]
