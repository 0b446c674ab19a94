"""Capitals for a script that has none."""

from anyq.kazakh import analyze, convert
from anyq.reading.names.capitals import restore

TEXT = "Кеше Астанада А.Мамин сөйледі. Ерлан Бекұлы Қаржы министрлігіне барды."


def shown(text: str) -> list[str]:
    return [token.text for sentence in restore(analyze(text)) for token in sentence.tokens]


def test_a_text_with_capitals_stays() -> None:
    sentences = analyze(TEXT)
    assert restore(sentences) is sentences


def test_names_get_capitals_and_other_words_none() -> None:
    raised = [word for word in shown(convert(TEXT, "arabic")) if word[0].isupper()]
    assert raised == ["Астанада", "А.", "Мамин", "Ерлан", "Бекұлы", "Қаржы"]


def test_words_keep_their_place_in_the_text() -> None:
    text = convert(TEXT, "arabic")
    tokens = [token for sentence in restore(analyze(text)) for token in sentence.tokens]
    printed = "".join(text[token.start : token.end] for token in tokens)
    assert printed == text.replace(" ", "")
