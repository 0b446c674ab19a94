"""Every word for users exists in three languages, and every code of the output has one."""

from typing import get_args

import pytest

from anyq.checks import Verdict
from anyq.claim import FigureKind, Modality
from anyq.data import rows
from anyq.errors import AnyqError
from anyq.moment import Status
from anyq.report.messages import LANGUAGES, language, term, text

TABLE = list(rows("anyq.report", "messages.tsv"))


def test_every_message_exists_in_every_language() -> None:
    assert [row["key"] for row in TABLE for lang in LANGUAGES if not row[lang]] == []


def test_no_key_twice() -> None:
    keys = [row["key"] for row in TABLE]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("verdict", get_args(Verdict)),
        ("kind", get_args(FigureKind)),
        ("modality", get_args(Modality)),
        ("status", get_args(Status)),
    ],
)
def test_every_code_has_words(kind: str, codes: tuple[str, ...]) -> None:
    assert codes
    for code in codes:
        for lang in LANGUAGES:
            assert term(kind, code, lang) != code or lang == "en"


def test_names_in_messages_agree_between_languages() -> None:
    for row in TABLE:
        assert (
            len(
                {
                    tuple(sorted(part.split("}")[0] for part in row[lang].split("{")[1:]))
                    for lang in LANGUAGES
                }
            )
            == 1
        ), row["key"]


def test_kazakh_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANYQ_LANG", raising=False)
    assert language() == "kk"
    monkeypatch.setenv("ANYQ_LANG", "ru")
    assert language() == "ru"
    assert language("en") == "en"
    assert text("section.events", language()) == "События"


def test_every_error_has_a_name_in_every_language() -> None:
    def leaves(kind: type[AnyqError]) -> list[type[AnyqError]]:
        below = [leaf for child in kind.__subclasses__() for leaf in leaves(child)]
        return below or [kind]

    for kind in leaves(AnyqError):
        assert term("error", kind.code, "kk") != kind.code, kind
