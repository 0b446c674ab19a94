"""The tables of the record, as they are at `HEAD`. `migrations/` is how an older one gets there.

What is asked for in queries is a column; all that is said is `body`: the public JSON of
`anyq.output`, packed with the article's text (`pack`), from which the whole comes back. Exact
decimals and times in ISO 8601 are text, so every database keeps them as they are. Ids are hashes
of content; where many rows refer to a thing, they do so by a `key` that is this database's own.
Rows are only ever inserted: triggers refuse the rest (`ddl`). Text sorts by its letters' numbers.
"""

import sqlalchemy as sa

HEAD = "0003"
VERSION_TABLE = "schema_version"

metadata = sa.MetaData()

Text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Key = sa.BigInteger().with_variant(sa.Integer, "sqlite")
Hash = sa.BigInteger()


def _to(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column)


meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", Text, primary_key=True),
    sa.Column("value", Text, nullable=False),
)

# The bytes of a page, once for each SHA-256, however often it was captured. `content` is NULL
# where they were let go (`record compact --drop-bytes`) or never there (`import`).
page = sa.Table(
    "page",
    metadata,
    sa.Column("key", Key, primary_key=True),
    sa.Column("sha256", Text, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("codec", Text, nullable=False),
    sa.Column("content", sa.LargeBinary),
    sa.Index("page_sha256", "sha256", unique=True),
)

# A page met somewhere, some time, under some name: what the capture knew.
capture = sa.Table(
    "capture",
    metadata,
    sa.Column("key", Key, primary_key=True),
    sa.Column("id", Text, nullable=False),
    sa.Column("page", Key, _to("page.key"), nullable=False),
    sa.Column("source_id", Text),
    sa.Column("url", Text),
    sa.Column("captured_at", Text),
    sa.Column("media_type", Text, nullable=False),
    sa.Column("publisher", Text),
    sa.Column("title", Text),
    sa.Column("charset", Text),
    sa.Column("added_at", Text, nullable=False),
    sa.Index("capture_id", "id", unique=True),
    sa.Index("capture_page", "page"),
    sa.Index("capture_source_id", "source_id"),
    sa.Index("capture_url", "url"),
)

# Input that could not become a reading, and why.
reject = sa.Table(
    "reject",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("source_id", Text),
    sa.Column("page", Text),
    sa.Column("code", Text, nullable=False),
    sa.Column("message", Text, nullable=False),
    sa.Column("remedy", Text, nullable=False),
    sa.Column("reader", Text, nullable=False),
    sa.Column("added_at", Text, nullable=False),
    sa.Index("reject_source_id", "source_id"),
)

article = sa.Table(
    "article",
    metadata,
    sa.Column("key", Key, primary_key=True),
    sa.Column("id", Text, nullable=False),
    sa.Column("title", Text, nullable=False),
    sa.Column("text", sa.LargeBinary, nullable=False),  # `pack.text`
    sa.Index("article_id", "id", unique=True),
)

# What was read from an article once. Another capture of it may tell its date, a later version
# of Anyq may read more: that is another reading, beside the first.
reading = sa.Table(
    "reading",
    metadata,
    sa.Column("key", Key, primary_key=True),
    sa.Column("id", Text, nullable=False),
    sa.Column("article", Key, _to("article.key"), nullable=False),
    sa.Column("language", Text, nullable=False),
    sa.Column("script", Text, nullable=False),
    sa.Column("published_start", Text),
    sa.Column("published_end", Text),
    sa.Column("published_precision", Text, nullable=False),
    sa.Column("published_status", Text, nullable=False),
    sa.Column("certainty", sa.Integer, nullable=False),  # of the date: 2 resolved, 1 likely, 0
    sa.Column("body", sa.LargeBinary, nullable=False),  # `body.Body`, by `pack.body`
    sa.Index("reading_id", "id", unique=True),
    sa.Index("reading_article", "article"),
)

# Which reading came of a capture; the last of a capture stands.
outcome = sa.Table(
    "outcome",
    metadata,
    sa.Column("seq", Key, primary_key=True),
    sa.Column("capture", Key, _to("capture.key"), nullable=False),
    sa.Column("reading", Key, _to("reading.key"), nullable=False),
    sa.Column("reader", Text, nullable=False),
    sa.Column("read_at", Text, nullable=False),
    sa.Index("outcome_capture", "capture", "seq"),
    sa.Index("outcome_reading", "reading"),
)

_KNOWN = sa.text("series IS NOT NULL")
# Figures, then events, of a reading, in the order of its body. `series` is a hash of what a
# figure is a value of (see `rows.series`); `begins` is where its time starts, else its article's.
claim = sa.Table(
    "claim",
    metadata,
    sa.Column("reading", Key, _to("reading.key"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("id", Text, nullable=False),
    sa.Column("kind", Text, nullable=False),  # figure | event
    sa.Column("type", Text),  # indicator id | event type
    sa.Column("begins", Text),
    sa.Column("modality", Text, nullable=False),
    sa.Column("time_start", Text),
    sa.Column("time_end", Text),
    sa.Column("series", Hash),
    sa.Column("measure", Text),  # figure kind: level, change…
    sa.Column("direction", Text),
    sa.Column("low", Text),
    sa.Column("high", Text),
    sa.Column("unit", Text),
    sa.Column("base_start", Text),
    sa.Column("base_end", Text),
    sa.Index("claim_id", "id"),
    sa.Index("claim_type", "type", "begins"),
    sa.Index("claim_series", "series", sqlite_where=_KNOWN, postgresql_where=_KNOWN),
    sqlite_with_rowid=False,
)

# Whom a claim is about: subjects of a figure, participants, objects and place of an event; by
# the id of an entity and by the ISO code of a country, a row each.
party = sa.Table(
    "party",
    metadata,
    sa.Column("party", Text, primary_key=True),
    sa.Column("reading", Key, primary_key=True),
    sa.Column("claim", sa.Integer, primary_key=True),
    sa.ForeignKeyConstraint(["reading", "claim"], ["claim.reading", "claim.position"]),
    sqlite_with_rowid=False,
)

# `fold` is a hash of what all spellings of a name share (`likeness.fold`).
entity = sa.Table(
    "entity",
    metadata,
    sa.Column("key", Key, primary_key=True),
    sa.Column("id", Text, nullable=False),
    sa.Column("kind", Text, nullable=False),
    sa.Column("name", Text, nullable=False),
    sa.Column("country", Text),
    sa.Column("fold", Hash, nullable=False),
    sa.Index("entity_id", "id", unique=True),
    sa.Index("entity_fold", "fold"),
)

# An entity that a reading names, and how often.
naming = sa.Table(
    "naming",
    metadata,
    sa.Column("entity", Key, _to("entity.key"), primary_key=True),
    sa.Column("reading", Key, _to("reading.key"), primary_key=True),
    sa.Column("role", Text),
    sa.Column("mentions", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)

# The checks of a reading, in the order of its body: what Anyq holds of its figures.
verdict = sa.Table(
    "verdict",
    metadata,
    sa.Column("reading", Key, _to("reading.key"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("id", Text, nullable=False),  # Check.id
    sa.Column("verdict", Text, nullable=False),
    sa.Index("verdict_id", "id"),
    sa.Index("verdict_verdict", "verdict"),
    sqlite_with_rowid=False,
)

_BY_HAND, _TAKEN = sa.text("by_hand"), sa.text("withdraws IS NOT NULL")
# What someone, Anyq or a person, holds of things in the record, with reason, author and time.
# `withdraws` takes an earlier judgement, or a check, back.
judgement = sa.Table(
    "judgement",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("kind", Text, nullable=False),  # claim | entity | event | copy | withdrawal
    sa.Column("verdict", Text, nullable=False),
    sa.Column("reason", Text, nullable=False),
    sa.Column("author", Text, nullable=False),
    sa.Column("by_hand", sa.Boolean, nullable=False),  # whether a person made it
    sa.Column("made_at", Text, nullable=False),
    sa.Column("withdraws", Text),
    sa.Column("body", Text),  # what a correction changes, as JSON
    sa.Index("judgement_made_at", "made_at"),
    sa.Index("judgement_by_hand", "kind", sqlite_where=_BY_HAND, postgresql_where=_BY_HAND),
    sa.Index("judgement_withdraws", "withdraws", sqlite_where=_TAKEN, postgresql_where=_TAKEN),
    sqlite_with_rowid=False,
)

# The things a judgement is about: ids of claims, entities or articles.
about = sa.Table(
    "about",
    metadata,
    sa.Column("judgement", Text, _to("judgement.id"), primary_key=True),
    sa.Column("ordinal", sa.Integer, primary_key=True),
    sa.Column("thing", Text, nullable=False),
    sa.Index("about_thing", "thing"),
    sqlite_with_rowid=False,
)

# Bands of an article's MinHash: near-copies share one (see `copies`).
band = sa.Table(
    "band",
    metadata,
    sa.Column("hash", Hash, primary_key=True),
    sa.Column("article", Key, _to("article.key"), primary_key=True),
    sqlite_with_rowid=False,
)

# Views. `current`: the reading that stands for each article (see `ddl`).
current = sa.table(
    "current", sa.column("article"), sa.column("reading"), sa.column("capture"), sa.column("seq")
)
