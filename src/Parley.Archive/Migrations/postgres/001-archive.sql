-- What was read, by which reader and codebook.
CREATE TABLE reading(
    id BIGINT PRIMARY KEY, reader TEXT COLLATE "C" NOT NULL, codebook TEXT COLLATE "C" NOT NULL, at TEXT COLLATE "C" NOT NULL, UNIQUE (reader, codebook));
CREATE TABLE outlet(id BIGINT PRIMARY KEY, name TEXT COLLATE "C" NOT NULL, folded TEXT COLLATE "C" NOT NULL UNIQUE);
CREATE TABLE place(id BIGINT PRIMARY KEY, name TEXT COLLATE "C" NOT NULL, country TEXT COLLATE "C", whole_country BIGINT NOT NULL, folded TEXT COLLATE "C" NOT NULL UNIQUE);

-- Stories. Every version stays; state 1 is current, 2 superseded, 3 withdrawn. Near copies share the report of the first of them.
CREATE TABLE story(
    id BIGINT PRIMARY KEY, key TEXT COLLATE "C" NOT NULL, version BIGINT NOT NULL, revised TEXT COLLATE "C", hash TEXT COLLATE "C" NOT NULL UNIQUE, day BIGINT,
    outlet_id BIGINT NOT NULL REFERENCES outlet(id), title TEXT COLLATE "C", dateline TEXT COLLATE "C", agency TEXT COLLATE "C", body_start BIGINT NOT NULL,
    came_from TEXT COLLATE "C" NOT NULL, added_at TEXT COLLATE "C" NOT NULL, state BIGINT NOT NULL, superseded_by BIGINT REFERENCES story(id),
    report_id BIGINT NOT NULL, reading_id BIGINT NOT NULL REFERENCES reading(id), UNIQUE (key, version));
CREATE INDEX story_outlet ON story(outlet_id, day);
CREATE INDEX story_report ON story(report_id);
CREATE INDEX story_reading ON story(reading_id);
CREATE TABLE story_text(story_id BIGINT PRIMARY KEY REFERENCES story(id), title TEXT COLLATE "C", text TEXT COLLATE "C" NOT NULL);
ALTER TABLE story_text ADD COLUMN words tsvector
    GENERATED ALWAYS AS (setweight(to_tsvector('english', coalesce(title, '')), 'A') || to_tsvector('english', text)) STORED;
CREATE INDEX story_words ON story_text USING gin(words);
CREATE TABLE story_band(band BIGINT NOT NULL, story_id BIGINT NOT NULL, PRIMARY KEY (band, story_id));
CREATE TABLE refusal(came_from TEXT COLLATE "C" PRIMARY KEY, code TEXT COLLATE "C" NOT NULL, reason TEXT COLLATE "C" NOT NULL, at TEXT COLLATE "C" NOT NULL);

-- Actors. A profile is one way of naming somebody (name, country, for bare surnames the year); judgements say which profiles are one actor;
-- the actor of a profile is derived from them.
CREATE TABLE actor(
    id BIGINT PRIMARY KEY, kind BIGINT NOT NULL, name TEXT COLLATE "C" NOT NULL, country TEXT COLLATE "C", named BIGINT NOT NULL, stories BIGINT NOT NULL,
    first_day BIGINT, last_day BIGINT);
CREATE INDEX actor_stories ON actor(named, stories);
CREATE TABLE profile(
    id BIGINT PRIMARY KEY, key TEXT COLLATE "C" NOT NULL UNIQUE, kind BIGINT NOT NULL, name TEXT COLLATE "C" NOT NULL, folded TEXT COLLATE "C" NOT NULL, country TEXT COLLATE "C", role TEXT COLLATE "C",
    named BIGINT NOT NULL, actor_id BIGINT NOT NULL REFERENCES actor(id), stories BIGINT NOT NULL, first_day BIGINT, last_day BIGINT);
CREATE INDEX profile_actor ON profile(actor_id);
CREATE INDEX profile_folded ON profile(folded);
CREATE TABLE profile_block(block TEXT COLLATE "C" NOT NULL, profile_id BIGINT NOT NULL REFERENCES profile(id), PRIMARY KEY (block, profile_id));
CREATE TABLE judgement(
    id BIGINT PRIMARY KEY, decision TEXT COLLATE "C" NOT NULL, left_key TEXT COLLATE "C" NOT NULL, right_key TEXT COLLATE "C" NOT NULL, act BIGINT NOT NULL, score DOUBLE PRECISION,
    features TEXT COLLATE "C" NOT NULL, who TEXT COLLATE "C" NOT NULL, at TEXT COLLATE "C" NOT NULL, undone_by TEXT COLLATE "C", undone_at TEXT COLLATE "C");
CREATE INDEX judgement_left ON judgement(left_key);
CREATE INDEX judgement_right ON judgement(right_key);
CREATE INDEX judgement_who ON judgement(who, decision);
CREATE TABLE mention(
    story_id BIGINT NOT NULL REFERENCES story(id), local TEXT COLLATE "C" NOT NULL, profile_id BIGINT NOT NULL REFERENCES profile(id), name TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C", affiliation TEXT COLLATE "C", PRIMARY KEY (story_id, local));
CREATE INDEX mention_profile ON mention(profile_id, story_id);

-- What a story tells. Parts are "slot=profile" pairs; evidence is "start-end" spans of the story's text.
CREATE TABLE item(
    id BIGINT PRIMARY KEY, story_id BIGINT NOT NULL REFERENCES story(id), local TEXT COLLATE "C" NOT NULL, reading_id BIGINT NOT NULL REFERENCES reading(id),
    report_id BIGINT NOT NULL, event_id BIGINT, kind BIGINT NOT NULL, type TEXT COLLATE "C" NOT NULL, status TEXT COLLATE "C" NOT NULL, time TEXT COLLATE "C", day_from BIGINT,
    day_to BIGINT, told BIGINT NOT NULL, place_id BIGINT REFERENCES place(id), parts TEXT COLLATE "C" NOT NULL, text TEXT COLLATE "C", detail TEXT COLLATE "C", killed BIGINT,
    injured BIGINT, topic TEXT COLLATE "C", evidence TEXT COLLATE "C" NOT NULL, rule TEXT COLLATE "C" NOT NULL);
CREATE INDEX item_story ON item(story_id);
CREATE INDEX item_event ON item(event_id);

-- One thing that one or many stories tell of: the fold of its items in order. told_as: 1 as so, 2 as not so, 3 both.
-- words: four characters for each word of meaning of its first telling.
CREATE TABLE event(
    id BIGINT PRIMARY KEY, kind BIGINT NOT NULL, type TEXT COLLATE "C" NOT NULL, status TEXT COLLATE "C" NOT NULL, status_day BIGINT NOT NULL, told_as BIGINT NOT NULL,
    day BIGINT NOT NULL, day_to BIGINT NOT NULL, dated BIGINT NOT NULL, place_id BIGINT, killed_low BIGINT, killed_high BIGINT,
    injured_low BIGINT, injured_high BIGINT, parts TEXT COLLATE "C" NOT NULL, text TEXT COLLATE "C", topic TEXT COLLATE "C", words TEXT COLLATE "C" NOT NULL, items BIGINT NOT NULL,
    reports BIGINT NOT NULL, first_story BIGINT NOT NULL, first_day BIGINT NOT NULL, last_day BIGINT NOT NULL);
CREATE INDEX event_day ON event(day, id);
CREATE INDEX event_kind ON event(kind, day, id);
CREATE INDEX event_type ON event(type, day, id);
CREATE INDEX event_place ON event(place_id, day) WHERE place_id IS NOT NULL;
CREATE INDEX event_toll ON event(day, place_id, status, killed_low, killed_high, injured_low, injured_high) WHERE kind = 4;
CREATE INDEX event_last ON event(last_day, first_day, kind, reports);
-- Ways to find events: facet 1 actor, 2 country, 3 on whose word, 4 topic, 5 holder and topic.
CREATE TABLE event_facet(
    facet BIGINT NOT NULL, value BIGINT NOT NULL, day BIGINT NOT NULL, sort BIGINT NOT NULL, event_id BIGINT NOT NULL,
    PRIMARY KEY (facet, value, day, sort, event_id));

-- Counts the transactions of writers, so that each sees what others changed.
CREATE TABLE counter(name TEXT COLLATE "C" PRIMARY KEY, value BIGINT NOT NULL);
INSERT INTO counter(name, value) VALUES ('revision', 0);
