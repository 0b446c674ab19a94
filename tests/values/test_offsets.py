from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from anyq.kazakh import tokenize
from anyq.values import find_values

PRINTED = """20 сәуiр;11:33;2024 жылы;19%-ға;$1,3 млн;15-16 қараша;2030-шы жылға дейін;екі жүз
адам;теңге;жартысы;кеше;сағат;таңғы;–;-;,;.;№;5;1 300;2,5;млрд;доллар;І тоқсанда;бірі;үштен
9 айда;бұрын;(;);жыл;qańtar;2025 jyly;100;0,5;C5+1;90-жылдары;жүз;бүтін;оннан;де;жарым;$;%"""
PIECES = PRINTED.replace("\n", ";").split(";")


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from([" ", "", "\u00a0", "\n"]))
def test_spans_point_at_printed_words(pieces: list[str], blank: str) -> None:
    text = blank.join(pieces)
    words = tokenize(text)
    times, quantities = find_values(words)
    for spans in (times, quantities):
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip() == text[span.start : span.end]
            assert words[span.first].start <= span.start
            assert span.end <= words[span.last - 1].end
        assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.text(max_size=60) | st.text("0123456789 .,-:%млрд", max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    find_values(tokenize(text))
