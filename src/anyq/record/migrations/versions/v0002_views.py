"""Version 2: views: the reading that stands for each article; the words of each claim.

Of each capture the last reading stands. Of the captures of one article, the one whose date is
surest stands, and among those as sure the last read.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

STANDING = """
CREATE VIEW standing AS
SELECT o.seq, o.capture, o.reading, r.article, r.certainty
FROM outcome o JOIN reading r ON r.key = o.reading
WHERE NOT EXISTS (SELECT 1 FROM outcome l WHERE l.capture = o.capture AND l.seq > o.seq)
"""
CURRENT = """
CREATE VIEW "current" AS
SELECT s.article, s.reading, s.capture, s.seq
FROM standing s
WHERE NOT EXISTS (
  SELECT 1 FROM standing b
  WHERE b.article = s.article
  AND (b.certainty > s.certainty OR (b.certainty = s.certainty AND b.seq > s.seq))
)
"""
EVIDENCE = """
CREATE VIEW evidence AS
SELECT c.reading, c.position, c.id AS claim, c.start, c."end",
       substr(a.text, c.start + 1, c."end" - c.start) AS text
FROM claim c JOIN reading r ON r.key = c.reading JOIN article a ON a.id = r.article
"""


def upgrade() -> None:
    """Make the views."""
    for view in (STANDING, CURRENT, EVIDENCE):
        op.execute(view)
