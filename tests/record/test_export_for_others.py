"""Exports for other programs: each row with its source, its evidence, who read it, who judged."""

import io
import json
from datetime import date
from xml.etree import ElementTree

import msgspec
import pytest
from record_readings import event, level, reading

from anyq.entity import Entity, entity_id
from anyq.record import Record, export

URL = "https://example.kz/1"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FIGURE = level("1.3e9", 2022)
VISIT = event("visit", ("Садыр Жапаров", "KG"), at=date(2024, 4, 19), place="KZ")


@pytest.fixture
def told(record: Record) -> Record:
    first = reading("бір \x0b", FIGURE, VISIT, source_id="n1")
    person = Entity(
        entity_id("person", "Садыр Жапаров", "KG"), "person", "Садыр Жапаров", "KG", "президент", ()
    )
    claims = msgspec.structs.replace(first.claims, entities=(person,))
    page = msgspec.structs.replace(first.page, url=URL, publisher="Мысал")
    record.writer().add(msgspec.structs.replace(first, claims=claims, page=page))
    record.writer().add(reading("екі", level("1.50", 2023), VISIT))
    record.writer().correct(FIGURE.id, {"value": "1400000000"}, reason="misread", author="Айгүл")
    return record


def written(record: Record, form: export.Format) -> bytes:
    out = io.BytesIO()
    with record.snapshot() as view:
        list(view.export(form, out))
    return out.getvalue()


def test_conllu_has_words_and_their_source(told: Record) -> None:
    text = written(told, "conllu").decode()
    assert text.count("# newdoc id = ") == 2
    assert f"# url = {URL}" in text
    assert "# reader = anyq " in text
    assert f"# claim = {FIGURE.id} trade_turnover 0:5 corrected Сауда" in text
    words = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    assert all(len(columns) == 10 for columns in words)
    assert words[0][1] == "Сауда"


def test_json_ld_is_a_news_article_with_its_claims(told: Record) -> None:
    first, second = map(json.loads, written(told, "jsonld").splitlines())
    assert (first["@context"], first["@type"]) == ("https://schema.org", "NewsArticle")
    assert (first["url"], first["publisher"]["name"]) == (URL, "Мысал")
    assert first["mentions"][0]["jobTitle"] == "президент"
    figure, visit = first["hasPart"]
    assert (figure["text"], figure["about"]["value"]) == ("Сауда", 1_400_000_000)
    assert figure["comment"][0]["author"]["name"] == "Айгүл"
    assert (visit["about"]["startDate"], visit["about"]["endDate"]) == ("2024-04-19", "2024-04-20")
    assert second["sdPublisher"]["name"].startswith("anyq ")
    assert "url" not in second


def test_follow_the_money_has_each_thing_once(told: Record) -> None:
    found = [json.loads(line) for line in written(told, "ftm").splitlines()]
    assert [one["schema"] for one in found] == ["Article", "Article", "Person", "Event"]
    assert all(isinstance(value, list) for one in found for value in one["properties"].values())
    _, _, person, visit = found
    assert person["properties"]["position"] == ["президент"]
    assert person["properties"]["country"] == ["kg"]
    assert visit["properties"]["involved"] == [person["id"]]
    assert len(visit["properties"]["proof"]) == 2
    assert (visit["properties"]["startDate"], visit["properties"]["endDate"]) == (
        ["2024-04-19"],
        ["2024-04-19"],
    )


def test_feeds_are_whole_xml_with_every_claim(told: Record) -> None:
    feed = ElementTree.fromstring(written(told, "atom"))
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == 4
    titles = [entry.findtext("a:title", namespaces=ATOM) or "" for entry in entries]
    assert sum(title.endswith("[corrected]") for title in titles) == 1
    links = [link.get("href") for entry in entries for link in entry.findall("a:link", ATOM)]
    assert links == [URL, URL]
    channel = ElementTree.fromstring(written(told, "rss")).find("channel")
    assert channel is not None
    assert len(channel.findall("item")) == 4
    assert all(item.findtext("guid", "").startswith("urn:anyq:") for item in channel.iter("item"))


@pytest.mark.parametrize("form", ["plover", "gdelt"])
def test_event_codings_leave_out_what_people_reject(told: Record, form: export.Format) -> None:
    assert written(told, form).decode().count("CONSULT") == 2
    told.writer().refuse(VISIT.id, reason="a joke", author="Айгүл")
    assert "CONSULT" not in written(told, form).decode()
