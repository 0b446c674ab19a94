"""Events as PLOVER records and as GDELT rows."""

import csv
import io
import json
from datetime import date

import pytest

from anyq import Page, output, pipeline
from anyq.claim import EventClaim, Participant
from anyq.data import rows
from anyq.output import coding, gdelt, plover
from anyq.pipeline import Reading
from anyq.span import Span

TEXT = """Шавкат Мирзиёев Ташкентте Садыр Жапаровпен кездесті

2024 жылғы 20 мамырда Өзбекстан Президенті Шавкат Мирзиёев Ташкентте Қырғызстан Президенті \
Садыр Жапаровпен кездесті. Мұрат Нұртілеу министр болып тағайындалды. Қазақстан мен Иран \
арасында келісімге қол қойылған жоқ.
"""
URL = "https://example.kz/n/1"
# Categories and modes of CAMEO2PLOVER 2021 that frames use; `meet` is that of a request to meet.
PLOVER = {
    "AGREE": {""},
    "CONSULT": {"", "phone", "visit", "third-party"},
    "SUPPORT": {""},
    "AID": {""},
    "REQUEST": {"", "meet"},
    "SANCTION": {""},
    "COERCE": {"", "restrict", "arrest"},
    "PROTEST": {"", "demo", "boycott"},
    "ASSAULT": {""},
    "": {""},
}


@pytest.fixture(scope="module")
def reading() -> Reading:
    page = Page(TEXT.encode(), "text/plain", url=URL, captured_at=date(2024, 5, 21))
    return pipeline.read(page)


def claim(modality: str, *participants: Participant, mode: str = "") -> EventClaim:
    return EventClaim(
        id="v1",
        type="meeting",
        plover="CONSULT",
        participants=participants,
        objects=(),
        time=None,
        place=None,
        modality=modality,  # type: ignore[arg-type]
        background=False,
        attribution=None,
        evidence=Span(0, 1, "a"),
        mode=mode,
    )


def test_frames_use_the_categories_and_modes_of_plover() -> None:
    for row in rows("anyq.reading", "data/frames.tsv"):
        assert row["mode"] in PLOVER[row["plover"]], row["frame"]


def test_every_frame_with_a_category_has_a_code() -> None:
    for row in rows("anyq.reading", "data/frames.tsv"):
        if row["plover"]:
            assert (row["type"], row["plover"], row["mode"]) in coding.cameo(), row["frame"]


def test_codes_are_of_cameo() -> None:
    for done, coming in coding.cameo().values():
        for code in filter(None, (done, coming)):
            assert 1 <= int(code.root) <= 20
            assert -10 <= float(code.goldstein) <= 10
            assert (float(code.goldstein) < 0) == (code.quad > 2)


def test_what_did_not_happen_has_no_code() -> None:
    codes = {status: coding.code(claim(status)) for status in ("happened", "planned", "denied")}
    assert codes["happened"] is not None
    assert codes["happened"].code == "040"
    assert codes["planned"] is not None
    assert codes["planned"].code == "036"
    assert codes["denied"] is None


def test_countries_have_their_three_letters() -> None:
    named = {row["code"] for row in rows("anyq.reading", "data/countries.tsv")}
    assert named <= set(coding.countries())
    assert coding.countries()["KZ"] == "KAZ"
    assert len(set(coding.countries().values())) == len(coding.countries())


def test_agents_alone_are_paired() -> None:
    people = [Participant("agent", None, name, None) for name in "абв"]
    names = [(a and a.name, b and b.name) for a, b in coding.pairs(claim("happened", *people))]
    assert names == [("а", "б"), ("а", "в"), ("б", "в")]
    assert coding.pairs(claim("happened")) == ((None, None),)


def test_plover_records_say_who_where_and_by_which_words(reading: Reading) -> None:
    found = [json.loads(output.json(event)) for event in plover.events(reading)]
    meeting = next(event for event in found if event["type"] == "meeting")
    assert meeting["event"] == "CONSULT"
    assert meeting["date"] == "2024-05-20"
    assert meeting["source"] == [{"actorText": "Шавкат Мирзиёев", "code": "UZB", "sector": "GOV"}]
    assert meeting["target"] == [{"actorText": "Садыр Жапаров", "code": "KGZ", "sector": "GOV"}]
    assert meeting["eventLoc"] == "Ташкент"
    assert meeting["url"] == URL
    evidence = meeting["evidence"]
    assert reading.article.text[evidence["start"] : evidence["end"]] == meeting["text"]
    appointment = next(event for event in found if event["type"] == "appoint")
    assert appointment["event"] == ""


def test_gdelt_rows_have_its_columns_and_our_evidence(reading: Reading) -> None:
    out = io.StringIO(newline="")
    assert list(gdelt.table([reading], out)) == [1]
    found = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
    assert len(found) >= len(reading.claims.events)
    meeting = next(row for row in found if row["EventType"] == "meeting")
    wanted = {
        "SQLDATE": "20240520",
        "Actor1Code": "UZBGOV",
        "Actor2CountryCode": "KGZ",
        "EventCode": "040",
        "EventRootCode": "04",
        "QuadClass": "1",
        "ActionGeo_CountryCode": "UZB",
        "SOURCEURL": URL,
    }
    assert wanted.items() <= meeting.items()
    start, end = int(meeting["EvidenceStart"]), int(meeting["EvidenceEnd"])
    assert reading.article.text[start:end] == meeting["EvidenceText"]
    denied = next(row for row in found if row["Modality"] == "denied")
    assert denied["EventCode"] == ""


def test_columns_are_named_once() -> None:
    assert len(set(gdelt.COLUMNS)) == len(gdelt.COLUMNS)
    assert gdelt.COLUMNS.index("SOURCEURL") < gdelt.COLUMNS.index("EventType")
