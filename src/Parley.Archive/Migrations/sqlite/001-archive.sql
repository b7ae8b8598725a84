-- What was read, by which reader and codebook.
CREATE TABLE reading(
    id INTEGER PRIMARY KEY, reader TEXT NOT NULL, codebook TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (reader, codebook));
CREATE TABLE outlet(id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE);
CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, whole_country INTEGER NOT NULL, folded TEXT NOT NULL UNIQUE);

-- Stories. Every version stays; state 1 is current, 2 superseded, 3 withdrawn. Near copies share the report of the first of them.
CREATE TABLE story(
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, version INTEGER NOT NULL, revised TEXT, hash TEXT NOT NULL UNIQUE, day INTEGER,
    outlet_id INTEGER NOT NULL REFERENCES outlet(id), title TEXT, dateline TEXT, agency TEXT, body_start INTEGER NOT NULL,
    came_from TEXT NOT NULL, added_at TEXT NOT NULL, state INTEGER NOT NULL, superseded_by INTEGER REFERENCES story(id),
    report_id INTEGER NOT NULL, reading_id INTEGER NOT NULL REFERENCES reading(id), UNIQUE (key, version));
CREATE INDEX story_outlet ON story(outlet_id, day);
CREATE INDEX story_report ON story(report_id);
CREATE INDEX story_reading ON story(reading_id);
CREATE TABLE story_text(story_id INTEGER PRIMARY KEY REFERENCES story(id), title TEXT, text TEXT NOT NULL);
CREATE VIRTUAL TABLE story_words USING fts5(title, text, content='story_text', content_rowid='story_id', tokenize='porter unicode61 remove_diacritics 2');
CREATE TABLE story_band(band INTEGER NOT NULL, story_id INTEGER NOT NULL, PRIMARY KEY (band, story_id)) WITHOUT ROWID;
CREATE TABLE refusal(came_from TEXT PRIMARY KEY, code TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL);

-- Actors. A profile is one way of naming somebody (name, country, for bare surnames the year); judgements say which profiles are one actor;
-- the actor of a profile is derived from them.
CREATE TABLE actor(
    id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, name TEXT NOT NULL, country TEXT, named INTEGER NOT NULL, stories INTEGER NOT NULL,
    first_day INTEGER, last_day INTEGER);
CREATE INDEX actor_stories ON actor(named, stories);
CREATE TABLE profile(
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, country TEXT, role TEXT,
    named INTEGER NOT NULL, actor_id INTEGER NOT NULL REFERENCES actor(id), stories INTEGER NOT NULL, first_day INTEGER, last_day INTEGER);
CREATE INDEX profile_actor ON profile(actor_id);
CREATE INDEX profile_folded ON profile(folded);
CREATE TABLE profile_block(block TEXT NOT NULL, profile_id INTEGER NOT NULL REFERENCES profile(id), PRIMARY KEY (block, profile_id)) WITHOUT ROWID;
CREATE TABLE judgement(
    id INTEGER PRIMARY KEY, decision TEXT NOT NULL, left_key TEXT NOT NULL, right_key TEXT NOT NULL, act INTEGER NOT NULL, score REAL,
    features TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, undone_by TEXT, undone_at TEXT);
CREATE INDEX judgement_left ON judgement(left_key);
CREATE INDEX judgement_right ON judgement(right_key);
CREATE INDEX judgement_who ON judgement(who, decision);
CREATE TABLE mention(
    story_id INTEGER NOT NULL REFERENCES story(id), local TEXT NOT NULL, profile_id INTEGER NOT NULL REFERENCES profile(id), name TEXT NOT NULL,
    role TEXT, affiliation TEXT, PRIMARY KEY (story_id, local)) WITHOUT ROWID;
CREATE INDEX mention_profile ON mention(profile_id, story_id);

-- What a story tells. Parts are "slot=profile" pairs; evidence is "start-end" spans of the story's text.
CREATE TABLE item(
    id INTEGER PRIMARY KEY, story_id INTEGER NOT NULL REFERENCES story(id), local TEXT NOT NULL, reading_id INTEGER NOT NULL REFERENCES reading(id),
    report_id INTEGER NOT NULL, event_id INTEGER, kind INTEGER NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, time TEXT, day_from INTEGER,
    day_to INTEGER, told INTEGER NOT NULL, place_id INTEGER REFERENCES place(id), parts TEXT NOT NULL, text TEXT, detail TEXT, killed INTEGER,
    injured INTEGER, topic TEXT, evidence TEXT NOT NULL, rule TEXT NOT NULL);
CREATE INDEX item_story ON item(story_id);
CREATE INDEX item_event ON item(event_id);

-- One thing that one or many stories tell of: the fold of its items in order. told_as: 1 as so, 2 as not so, 3 both.
-- words: four characters for each word of meaning of its first telling.
CREATE TABLE event(
    id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL, status_day INTEGER NOT NULL, told_as INTEGER NOT NULL,
    day INTEGER NOT NULL, day_to INTEGER NOT NULL, dated INTEGER NOT NULL, place_id INTEGER, killed_low INTEGER, killed_high INTEGER,
    injured_low INTEGER, injured_high INTEGER, parts TEXT NOT NULL, text TEXT, topic TEXT, words TEXT NOT NULL, items INTEGER NOT NULL,
    reports INTEGER NOT NULL, first_story INTEGER NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL);
CREATE INDEX event_day ON event(day, id);
CREATE INDEX event_kind ON event(kind, day, id);
CREATE INDEX event_type ON event(type, day, id);
CREATE INDEX event_place ON event(place_id, day) WHERE place_id IS NOT NULL;
CREATE INDEX event_toll ON event(day, place_id, status, killed_low, killed_high, injured_low, injured_high) WHERE kind = 4;
CREATE INDEX event_last ON event(last_day, first_day, kind, reports);
-- Ways to find events: facet 1 actor, 2 country, 3 on whose word, 4 topic, 5 holder and topic.
CREATE TABLE event_facet(
    facet INTEGER NOT NULL, value INTEGER NOT NULL, day INTEGER NOT NULL, sort INTEGER NOT NULL, event_id INTEGER NOT NULL,
    PRIMARY KEY (facet, value, day, sort, event_id)) WITHOUT ROWID;

-- Counts the transactions of writers, so that each sees what others changed.
CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL);
INSERT INTO counter(name, value) VALUES ('revision', 0);
