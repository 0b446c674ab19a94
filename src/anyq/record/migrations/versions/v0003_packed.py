"""Version 3: what is read is one packed body a reading; keys for hashes; judgements of people.

What was in columns and rows of bodies is put together into the body as `body.Body` has it, with
the quotations it lacked. It ran only on SQLite: records in PostgreSQL begin with this version.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import sqlalchemy as sa
from alembic import op

from anyq.record import body, ddl, pack
from anyq.record.likeness import fold
from anyq.record.rows import number, reading_id

revision = "0003"
down_revision = "0002"

OLD = (
    *("verdict", "about", "judgement", "mention", "naming", "party", "claim", "outcome"),
    *("reading", "capture", "reject", "article", "page", "entity", "meta"),
)
NEW = (
    *("meta", "page", "capture", "reject", "article", "reading", "outcome", "claim", "party"),
    *("entity", "naming", "verdict", "judgement", "about", "band"),
)
Row = dict[str, object]

COPIES = (
    "INSERT INTO meta SELECT key, value FROM old_meta",
    """INSERT INTO page (sha256, size, codec, content)
    SELECT sha256, size, codec, content FROM old_page ORDER BY rowid""",
    """INSERT INTO capture (id, page, source_id, url, captured_at, media_type, publisher, title,
      charset, added_at)
    SELECT c.id, p.key, c.source_id, c.url, c.captured_at, c.media_type, c.publisher, c.title,
      c.charset, c.added_at
    FROM old_capture c JOIN page p ON p.sha256 = c.page ORDER BY c.rowid""",
    """INSERT INTO reject SELECT id, source_id, page, code, message, remedy, reader, added_at
    FROM old_reject""",
)
# Claims that people have judged, and checks withdrawn: what a check was is in the body now.
JUDGEMENTS = (
    """INSERT INTO judgement (id, kind, verdict, reason, author, by_hand, made_at, withdraws)
    SELECT j.id, j.kind, j.verdict, j.reason, j.author, 1, j.made_at,
      coalesce((SELECT t."check" FROM old_judgement t WHERE t.id = j.withdraws), j.withdraws)
    FROM old_judgement j WHERE j.kind = 'withdrawal'""",
    """INSERT INTO about SELECT a.judgement, a.ordinal, a.claim
    FROM old_about a JOIN judgement j ON j.id = a.judgement""",
)
OUTCOMES = """INSERT INTO outcome (seq, capture, reading, reader, read_at)
SELECT o.seq, c.key, o.reading, o.reader, o.read_at
FROM old_outcome o JOIN capture c ON c.id = o.capture ORDER BY o.seq"""
CLAIM = """INSERT INTO claim (reading, position, id, kind, type, begins, modality, time_start,
  time_end, series, measure, direction, low, high, unit, base_start, base_end)
VALUES (:reading, :position, :id, :kind, :type,
  coalesce(:time_start, :time_end, :published_start), :modality, :time_start,
  :time_end, :series_key, :measure, :direction, :low, :high, :unit, :base_start, :base_end)"""


def upgrade() -> None:
    """Make the new tables beside the old, fill them, and let the old go."""
    run = op.get_bind()
    _put_aside(run)
    for statement in Path(__file__).with_name("v0003_tables.sql").read_text("utf-8").split(";\n"):
        if statement.strip():
            run.exec_driver_sql(statement)
    for statement in COPIES:
        run.exec_driver_sql(statement)
    for row in _rows(run, "SELECT * FROM old_entity ORDER BY key"):
        folded = number(fold(str(row["kind"]), str(row["name"])))
        _insert(run, "entity", {**row, "fold": folded})
    for row in _rows(run, "SELECT * FROM old_reading ORDER BY key"):
        _reading(run, row)
    for statement in (OUTCOMES, *JUDGEMENTS):
        run.exec_driver_sql(statement)
    for table in OLD:
        run.exec_driver_sql(f"DROP TABLE old_{table}")
    for view in (ddl.STANDING, ddl.CURRENT):
        run.exec_driver_sql(view)
    for table in NEW:
        ddl.guard(run, table)


def _put_aside(run: sa.Connection) -> None:
    for view in ("evidence", "current", "standing"):
        run.exec_driver_sql(f'DROP VIEW "{view}"')
    made = (
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql NOT NULL"
    )
    for kind, name in run.exec_driver_sql(made).all():
        run.exec_driver_sql(f'DROP {kind} "{name}"')
    for table in OLD:
        run.exec_driver_sql(f'ALTER TABLE "{table}" RENAME TO old_{table}')


def _rows(run: sa.Connection, query: str, **values: object) -> Iterator[Row]:
    for row in run.execute(sa.text(query), values).all():
        yield dict(row._mapping)


def _insert(run: sa.Connection, table: str, row: Row) -> None:
    names = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    run.execute(sa.text(f"INSERT INTO {table} ({names}) VALUES ({places})"), row)


def _reading(run: sa.Connection, old: Row) -> None:
    article = next(_rows(run, "SELECT * FROM old_article WHERE id = :id", id=old["article"]))
    text, key = str(article["text"]), old["key"]
    claims = list(
        _rows(run, "SELECT * FROM old_claim WHERE reading = :key ORDER BY position", key=key)
    )
    checks = list(
        _rows(
            run,
            """SELECT j.* FROM old_verdict v JOIN old_judgement j ON j.id = v.judgement
            WHERE v.reading = :key ORDER BY v.position""",
            key=key,
        )
    )
    said = _body(run, old, text, claims, checks)
    packed = pack.pack(text, said)
    found = run.execute(sa.text("SELECT key FROM article WHERE id = :id"), article).scalar()
    if found is None:
        kept = {"id": article["id"], "title": article["title"], "text": packed.text}
        _insert(run, "article", kept)
        found = run.execute(sa.text("SELECT key FROM article WHERE id = :id"), article).scalar()
    same = ("language", "script", "published_start", "published_end", "published_precision")
    head = {name: old[name] for name in (*same, "published_status", "certainty")}
    ids = {"key": key, "id": reading_id(str(article["id"]), said), "article": found}
    _insert(run, "reading", {**ids, **head, "body": packed.body})
    _statements(run, old, claims, checks)


def _statements(run: sa.Connection, old: Row, claims: list[Row], checks: list[Row]) -> None:
    key, published = old["key"], old["published_start"]
    for claim in claims:
        series = None if claim["series"] is None else number(str(claim["series"]))
        row = {**claim, "series_key": series, "published_start": published}
        run.execute(sa.text(CLAIM), row)
    for column in ("entity", "country"):
        run.execute(
            sa.text(
                f"""INSERT INTO party (party, reading, claim) SELECT DISTINCT {column}, reading,
                claim FROM old_party WHERE reading = :key AND {column} IS NOT NULL
                ON CONFLICT DO NOTHING"""
            ),
            {"key": key},
        )
    run.execute(
        sa.text(
            """INSERT INTO naming (entity, reading, role, mentions)
            SELECT n.entity, n.reading, max(n.role), (SELECT count(*) FROM old_mention m
              JOIN old_naming o ON o.reading = m.reading AND o.position = m.naming
              WHERE o.reading = n.reading AND o.entity = n.entity)
            FROM old_naming n WHERE n.reading = :key GROUP BY n.entity, n.reading"""
        ),
        {"key": key},
    )
    for position, check in enumerate(checks):
        row = {"reading": key, "position": position, "id": check["check"]}
        _insert(run, "verdict", {**row, "verdict": check["verdict"]})


def _body(run: sa.Connection, old: Row, text: str, claims: list[Row], checks: list[Row]) -> bytes:
    """Put together what was in rows, field for field as `body.Body` is written."""
    said: dict[str, object] = {"article": _json(old["body"])}
    parts = {
        "entities": _entities(run, old["key"], text),
        "figures": [_quoted(claim, text) for claim in claims if claim["kind"] == "figure"],
        "events": [_quoted(claim, text) for claim in claims if claim["kind"] == "event"],
        "checks": [_json(check["body"]) for check in checks],
        "notes": _json(old["notes"]),
    }
    said |= {name: part for name, part in parts.items() if part}
    if old["article_notes"] is not None:
        said["article_notes"] = _json(old["article_notes"])
    return body.encode(body.decode(msgspec.json.encode(said)))  # with fields added since


def _json(value: object) -> object:
    return msgspec.json.decode(str(value))


def _quoted(claim: Row, text: str) -> object:
    said = msgspec.json.decode(str(claim["body"]), type=dict)
    where = said["evidence"]
    where["text"] = text[where["start"] : where["end"]]
    return said


def _entities(run: sa.Connection, key: object, text: str) -> list[Row]:
    query = """SELECT e.id, e.kind, e.name, e.country, n.role, n.position
    FROM old_naming n JOIN old_entity e ON e.key = n.entity WHERE n.reading = :key
    ORDER BY n.position"""
    spans: dict[object, list[Row]] = {}
    mentions = "SELECT * FROM old_mention WHERE reading = :key ORDER BY naming, ordinal"
    for at in _rows(run, mentions, key=key):
        start, end = int(str(at["start"])), int(str(at["end"]))
        span: Row = {"start": start, "end": end, "text": text[start:end]}
        spans.setdefault(at["naming"], []).append(span)
    return [
        {
            **{name: row[name] for name in ("id", "kind", "name", "country", "role")},
            "mentions": spans.get(row["position"], []),
            "references": [],
        }
        for row in _rows(run, query, key=key)
    ]
