BEGIN TRANSACTION;
CREATE TABLE about (
	judgement TEXT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	claim TEXT NOT NULL, 
	PRIMARY KEY (judgement, ordinal), 
	FOREIGN KEY(judgement) REFERENCES judgement (id)
)
 WITHOUT ROWID

;
INSERT INTO "about" VALUES('jc7e41118a09ff40a',0,'fd58983419bef9c55');
CREATE TABLE article (
	id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "article" VALUES('adb82ee9786015164','Сауда айналымы','Сауда айналымы

Сауда өсті.');
CREATE TABLE capture (
	id TEXT NOT NULL, 
	page TEXT NOT NULL, 
	source_id TEXT, 
	url TEXT, 
	captured_at TEXT, 
	media_type TEXT NOT NULL, 
	publisher TEXT, 
	title TEXT, 
	charset TEXT, 
	added_at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(page) REFERENCES page (sha256)
);
INSERT INTO "capture" VALUES('p32d691813ff73883','4895eca7d73fca99e1df3196d6e0edf08fed816bdcb0eb3762b26296d1b51887','n1',NULL,'2024-05-02','text/plain',NULL,NULL,NULL,'2026-11-23T07:02:20+00:00');
CREATE TABLE claim (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	type TEXT, 
	series TEXT, 
	measure TEXT, 
	direction TEXT, 
	value TEXT, 
	value_to TEXT, 
	low TEXT, 
	high TEXT, 
	unit TEXT, 
	modality TEXT NOT NULL, 
	attribution TEXT, 
	time_start TEXT, 
	time_end TEXT, 
	time_precision TEXT, 
	base_start TEXT, 
	base_end TEXT, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES reading ("key")
);
INSERT INTO "claim" VALUES(1,0,'fd58983419bef9c55','figure','trade_turnover','["trade_turnover",null,null,["KG","KZ"]]','level',NULL,'1300000000',NULL,'1250000000','1350000000','USD','happened',NULL,'2022-01-01','2023-01-01','year',NULL,NULL,0,5,'{"id":"fd58983419bef9c55","indicator":{"id":"trade_turnover","text":"тауар айналымы","part":null,"of":null},"subjects":["KG","KZ"],"kind":"level","direction":null,"amount":{"value":"1.3E+9","low":"1.25E+9","high":"1.35E+9","text":"1.3e9","approximation":"exact","digit":"1.0E+8"},"unit":"USD","period":{"start":"2022-01-01","end":"2023-01-01","precision":"year","text":"2022","basis":[]},"base_period":null,"modality":"happened","attribution":null,"evidence":{"start":0,"end":5,"text":""},"rule":"level"}');
INSERT INTO "claim" VALUES(1,1,'fd69bb2d869fde9ca','figure','trade_turnover','["trade_turnover",null,null,["KG","KZ"]]','level',NULL,'9900000000',NULL,'9850000000','9950000000','USD','happened',NULL,'2023-01-01','2024-01-01','year',NULL,NULL,0,5,'{"id":"fd69bb2d869fde9ca","indicator":{"id":"trade_turnover","text":"тауар айналымы","part":null,"of":null},"subjects":["KG","KZ"],"kind":"level","direction":null,"amount":{"value":"9.9E+9","low":"9.85E+9","high":"9.95E+9","text":"9.9e9","approximation":"exact","digit":"1.0E+8"},"unit":"USD","period":{"start":"2023-01-01","end":"2024-01-01","precision":"year","text":"2023","basis":[]},"base_period":null,"modality":"happened","attribution":null,"evidence":{"start":0,"end":5,"text":""},"rule":"level"}');
INSERT INTO "claim" VALUES(1,2,'v058f19b05b5731f8','event','visit',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'happened',NULL,'2024-04-19','2024-04-20','day',NULL,NULL,0,5,'{"id":"v058f19b05b5731f8","type":"visit","plover":"CONSULT","participants":[{"role":"agent","entity":"e6d9877bb8778be22","name":"Садыр Жапаров","country":"KG"}],"objects":[],"time":{"start":"2024-04-19","end":"2024-04-20","precision":"day","text":"","basis":[]},"place":{"entity":null,"name":"Астана","country":"KZ"},"modality":"happened","background":false,"attribution":null,"evidence":{"start":0,"end":5,"text":""},"rule":"visit"}');
CREATE TABLE entity (
	"key" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	country TEXT, 
	PRIMARY KEY ("key")
);
INSERT INTO "entity" VALUES(1,'e6d9877bb8778be22','person','Садыр Жапаров','KG');
CREATE TABLE judgement (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	"check" TEXT, 
	verdict TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	author TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	withdraws TEXT, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(withdraws) REFERENCES judgement (id)
);
INSERT INTO "judgement" VALUES('jc7e41118a09ff40a','check','c0','inconsistent','1.3 ≠ 9.9','anyq 0.1.0','2026-11-23T07:02:20+00:00',NULL,'{"id":"c0","verdict":"inconsistent","claims":["fd58983419bef9c55"],"arithmetic":"1.3 ≠ 9.9","implied":[],"reference":null,"rule":"chain"}');
CREATE TABLE mention (
	reading INTEGER NOT NULL, 
	naming INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	PRIMARY KEY (reading, naming, ordinal), 
	FOREIGN KEY(reading, naming) REFERENCES naming (reading, position)
)
 WITHOUT ROWID

;
CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('made_by','anyq 0.1.0');
INSERT INTO "meta" VALUES('made_at','2026-11-23T07:02:20+00:00');
CREATE TABLE naming (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	entity INTEGER NOT NULL, 
	role TEXT, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES reading ("key"), 
	FOREIGN KEY(entity) REFERENCES entity ("key")
)
 WITHOUT ROWID

;
INSERT INTO "naming" VALUES(1,0,1,NULL);
CREATE TABLE outcome (
	seq INTEGER NOT NULL, 
	capture TEXT NOT NULL, 
	reading INTEGER NOT NULL, 
	reader TEXT NOT NULL, 
	read_at TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(capture) REFERENCES capture (id), 
	FOREIGN KEY(reading) REFERENCES reading ("key")
);
INSERT INTO "outcome" VALUES(1,'p32d691813ff73883',1,'anyq 0.1.0','2026-11-23T07:02:20+00:00');
CREATE TABLE page (
	sha256 TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	codec TEXT NOT NULL, 
	content BLOB, 
	PRIMARY KEY (sha256)
);
INSERT INTO "page" VALUES('4895eca7d73fca99e1df3196d6e0edf08fed816bdcb0eb3762b26296d1b51887',49,'zlib',X'78DABBB0F0C2868BCD17B65CD8A07061C3859D17F602C9DD17BB2FECB9D8CDC57501217979E5C5C68B4D17A7E9010049C02082');
CREATE TABLE party (
	reading INTEGER NOT NULL, 
	claim INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	entity TEXT, 
	country TEXT, 
	PRIMARY KEY (reading, claim, ordinal), 
	FOREIGN KEY(reading, claim) REFERENCES claim (reading, position)
)
 WITHOUT ROWID

;
INSERT INTO "party" VALUES(1,0,0,'subject',NULL,'KG');
INSERT INTO "party" VALUES(1,0,1,'subject',NULL,'KZ');
INSERT INTO "party" VALUES(1,1,0,'subject',NULL,'KG');
INSERT INTO "party" VALUES(1,1,1,'subject',NULL,'KZ');
INSERT INTO "party" VALUES(1,2,0,'agent','e6d9877bb8778be22','KG');
INSERT INTO "party" VALUES(1,2,1,'place',NULL,'KZ');
CREATE TABLE reading (
	"key" INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	article TEXT NOT NULL, 
	language TEXT NOT NULL, 
	script TEXT NOT NULL, 
	published_start TEXT, 
	published_end TEXT, 
	published_precision TEXT NOT NULL, 
	published_status TEXT NOT NULL, 
	certainty INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	article_notes TEXT, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(article) REFERENCES article (id)
);
INSERT INTO "reading" VALUES(1,'ra1d5e9fbc46743fe','adb82ee9786015164','kk','Cyrl','2024-04-20','2024-04-21','day','resolved',2,'{"id":"adb82ee9786015164","title":"","language":"kk","script":"Cyrl","published":{"start":"2024-04-20","end":"2024-04-21","precision":"day","text":"","basis":[],"status":"resolved","candidates":[]},"bylines":[],"credit":null,"dateline":null,"text":"","rail":[]}','[]',NULL);
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
CREATE TABLE schema_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT schema_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "schema_version" VALUES('0002');
CREATE TABLE verdict (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	judgement TEXT NOT NULL, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES reading ("key"), 
	FOREIGN KEY(judgement) REFERENCES judgement (id)
)
 WITHOUT ROWID

;
INSERT INTO "verdict" VALUES(1,0,'jc7e41118a09ff40a');
CREATE INDEX capture_page ON capture (page);
CREATE INDEX capture_source_id ON capture (source_id);
CREATE INDEX reject_source_id ON reject (source_id);
CREATE UNIQUE INDEX reading_id ON reading (id);
CREATE INDEX reading_article ON reading (article);
CREATE INDEX outcome_capture ON outcome (capture, seq);
CREATE INDEX outcome_reading ON outcome (reading);
CREATE INDEX claim_id ON claim (id);
CREATE INDEX claim_type ON claim (type);
CREATE INDEX claim_series ON claim (series);
CREATE INDEX party_entity ON party (entity);
CREATE INDEX party_country ON party (country);
CREATE UNIQUE INDEX entity_id ON entity (id);
CREATE INDEX entity_name ON entity (name);
CREATE INDEX naming_entity ON naming (entity);
CREATE INDEX judgement_check ON judgement ("check");
CREATE INDEX judgement_verdict ON judgement (verdict);
CREATE INDEX judgement_withdraws ON judgement (withdraws);
CREATE INDEX about_claim ON about (claim);
CREATE INDEX verdict_judgement ON verdict (judgement);
CREATE TRIGGER meta_never_update BEFORE update ON "meta"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER meta_never_delete BEFORE delete ON "meta"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER page_never_update BEFORE update ON "page"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER page_never_delete BEFORE delete ON "page"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER capture_never_update BEFORE update ON "capture"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER capture_never_delete BEFORE delete ON "capture"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER reject_never_update BEFORE update ON "reject"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER reject_never_delete BEFORE delete ON "reject"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER article_never_update BEFORE update ON "article"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER article_never_delete BEFORE delete ON "article"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER reading_never_update BEFORE update ON "reading"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER reading_never_delete BEFORE delete ON "reading"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER outcome_never_update BEFORE update ON "outcome"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER outcome_never_delete BEFORE delete ON "outcome"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER claim_never_update BEFORE update ON "claim"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER claim_never_delete BEFORE delete ON "claim"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER party_never_update BEFORE update ON "party"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER party_never_delete BEFORE delete ON "party"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER entity_never_update BEFORE update ON "entity"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER entity_never_delete BEFORE delete ON "entity"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER naming_never_update BEFORE update ON "naming"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER naming_never_delete BEFORE delete ON "naming"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER mention_never_update BEFORE update ON "mention"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER mention_never_delete BEFORE delete ON "mention"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER judgement_never_update BEFORE update ON "judgement"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER judgement_never_delete BEFORE delete ON "judgement"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER about_never_update BEFORE update ON "about"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER about_never_delete BEFORE delete ON "about"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER verdict_never_update BEFORE update ON "verdict"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE TRIGGER verdict_never_delete BEFORE delete ON "verdict"
BEGIN SELECT RAISE(ABORT, 'the record is append-only: add a judgement instead'); END;
CREATE VIEW standing AS
SELECT o.seq, o.capture, o.reading, r.article, r.certainty
FROM outcome o JOIN reading r ON r.key = o.reading
WHERE NOT EXISTS (SELECT 1 FROM outcome l WHERE l.capture = o.capture AND l.seq > o.seq);
CREATE VIEW "current" AS
SELECT s.article, s.reading, s.capture, s.seq
FROM standing s
WHERE NOT EXISTS (
  SELECT 1 FROM standing b
  WHERE b.article = s.article
  AND (b.certainty > s.certainty OR (b.certainty = s.certainty AND b.seq > s.seq))
);
CREATE VIEW evidence AS
SELECT c.reading, c.position, c.id AS claim, c.start, c."end",
       substr(a.text, c.start + 1, c."end" - c.start) AS text
FROM claim c JOIN reading r ON r.key = c.reading JOIN article a ON a.id = r.article;
COMMIT;
