from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_figures import CASES, read

WORDS = sorted({word for case in CASES for word in case["text"].split()})
SOUP = st.lists(st.sampled_from([*WORDS, "(", ")", "–", ";", "«", "»"]), min_size=1, max_size=30)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(SOUP)
def test_whatever_is_read_keeps_its_promises(soup: list[str]) -> None:
    text = "Жаңалық\n\n" + " ".join(soup)
    for claim in read(" ".join(soup)):
        quoted = claim.evidence
        assert text[quoted.start : quoted.end] == quoted.text
        assert claim.amount.text in text
        assert (claim.kind == "change") <= (claim.direction is not None)
        assert (claim.base_period is not None) <= (claim.kind == "change")
        codes = [one for one in claim.subjects if len(one) == 2]
        assert codes == sorted(set(codes))
