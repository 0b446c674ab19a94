CREATE TABLE meta (
  "key" TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY ("key")
);
CREATE TABLE page (
  "key" INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  codec TEXT NOT NULL,
  content BLOB,
  PRIMARY KEY ("key")
);
CREATE UNIQUE INDEX page_sha256 ON page (sha256);
CREATE TABLE reject (
  id TEXT NOT NULL,
  source_id TEXT,
  page TEXT,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  remedy TEXT NOT NULL,
  reader TEXT NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (id)
);
CREATE INDEX reject_source_id ON reject (source_id);
CREATE TABLE article (
  "key" INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  text BLOB NOT NULL,
  PRIMARY KEY ("key")
);
CREATE UNIQUE INDEX article_id ON article (id);
CREATE TABLE entity (
  "key" INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  fold BIGINT NOT NULL,
  PRIMARY KEY ("key")
);
CREATE INDEX entity_fold ON entity (fold);
CREATE UNIQUE INDEX entity_id ON entity (id);
CREATE TABLE judgement (
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  verdict TEXT NOT NULL,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  by_hand BOOLEAN NOT NULL,
  made_at TEXT NOT NULL,
  withdraws TEXT,
  body TEXT,
  PRIMARY KEY (id)
)
 WITHOUT ROWID;
CREATE INDEX judgement_made_at ON judgement (made_at);
CREATE INDEX judgement_withdraws ON judgement (withdraws) WHERE withdraws IS NOT NULL;
CREATE INDEX judgement_by_hand ON judgement (kind) WHERE by_hand;
CREATE TABLE capture (
  "key" INTEGER NOT NULL,
  id TEXT NOT NULL,
  page INTEGER NOT NULL,
  source_id TEXT,
  url TEXT,
  captured_at TEXT,
  media_type TEXT NOT NULL,
  publisher TEXT,
  title TEXT,
  charset TEXT,
  added_at TEXT NOT NULL,
  PRIMARY KEY ("key"),
  FOREIGN KEY(page) REFERENCES page ("key")
);
CREATE INDEX capture_source_id ON capture (source_id);
CREATE INDEX capture_page ON capture (page);
CREATE UNIQUE INDEX capture_id ON capture (id);
CREATE INDEX capture_url ON capture (url);
CREATE TABLE reading (
  "key" INTEGER NOT NULL,
  id TEXT NOT NULL,
  article INTEGER NOT NULL,
  language TEXT NOT NULL,
  script TEXT NOT NULL,
  published_start TEXT,
  published_end TEXT,
  published_precision TEXT NOT NULL,
  published_status TEXT NOT NULL,
  certainty INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY ("key"),
  FOREIGN KEY(article) REFERENCES article ("key")
);
CREATE UNIQUE INDEX reading_id ON reading (id);
CREATE INDEX reading_article ON reading (article);
CREATE TABLE about (
  judgement TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  thing TEXT NOT NULL,
  PRIMARY KEY (judgement, ordinal),
  FOREIGN KEY(judgement) REFERENCES judgement (id)
)
 WITHOUT ROWID;
CREATE INDEX about_thing ON about (thing);
CREATE TABLE band (
  hash BIGINT NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (hash, article),
  FOREIGN KEY(article) REFERENCES article ("key")
)
 WITHOUT ROWID;
CREATE TABLE outcome (
  seq INTEGER NOT NULL,
  capture INTEGER NOT NULL,
  reading INTEGER NOT NULL,
  reader TEXT NOT NULL,
  read_at TEXT NOT NULL,
  PRIMARY KEY (seq),
  FOREIGN KEY(capture) REFERENCES capture ("key"),
  FOREIGN KEY(reading) REFERENCES reading ("key")
);
CREATE INDEX outcome_capture ON outcome (capture, seq);
CREATE INDEX outcome_reading ON outcome (reading);
CREATE TABLE claim (
  reading INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  type TEXT,
  begins TEXT,
  modality TEXT NOT NULL,
  time_start TEXT,
  time_end TEXT,
  series BIGINT,
  measure TEXT,
  direction TEXT,
  low TEXT,
  high TEXT,
  unit TEXT,
  base_start TEXT,
  base_end TEXT,
  PRIMARY KEY (reading, position),
  FOREIGN KEY(reading) REFERENCES reading ("key")
)
 WITHOUT ROWID;
CREATE INDEX claim_id ON claim (id);
CREATE INDEX claim_type ON claim (type, begins);
CREATE INDEX claim_series ON claim (series) WHERE series IS NOT NULL;
CREATE TABLE naming (
  entity INTEGER NOT NULL,
  reading INTEGER NOT NULL,
  role TEXT,
  mentions INTEGER NOT NULL,
  PRIMARY KEY (entity, reading),
  FOREIGN KEY(entity) REFERENCES entity ("key"),
  FOREIGN KEY(reading) REFERENCES reading ("key")
)
 WITHOUT ROWID;
CREATE TABLE verdict (
  reading INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  verdict TEXT NOT NULL,
  PRIMARY KEY (reading, position),
  FOREIGN KEY(reading) REFERENCES reading ("key")
)
 WITHOUT ROWID;
CREATE INDEX verdict_id ON verdict (id);
CREATE INDEX verdict_verdict ON verdict (verdict);
CREATE TABLE party (
  party TEXT NOT NULL,
  reading INTEGER NOT NULL,
  claim INTEGER NOT NULL,
  PRIMARY KEY (party, reading, claim),
  FOREIGN KEY(reading, claim) REFERENCES claim (reading, position)
)
 WITHOUT ROWID;
