-- What people decide about items: rows that are never changed, only undone. kind 0 is an actor of the record, else the kind of the item; mark says which:
-- the spans of its evidence and a sign of what it was read as, or the name of the actor as read. What was made together shares an act.
CREATE TABLE correction(
    id INTEGER PRIMARY KEY, act INTEGER NOT NULL, story_key TEXT NOT NULL, version INTEGER NOT NULL, kind INTEGER NOT NULL, mark TEXT NOT NULL,
    field TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, undone_by TEXT, undone_at TEXT, undone_act INTEGER);
CREATE INDEX correction_story ON correction(story_key, version);
CREATE INDEX correction_act ON correction(act);
-- The record as the reader gave it, of stories that have corrections.
CREATE TABLE as_read(story_id INTEGER PRIMARY KEY REFERENCES story(id), record TEXT NOT NULL);
-- 0 open, 1 accepted, 2 corrected, 3 rejected; rejected items belong to no event.
ALTER TABLE item ADD COLUMN review INTEGER NOT NULL DEFAULT 0;
CREATE INDEX item_open ON item(told, id) WHERE review = 0 AND event_id IS NOT NULL;
CREATE INDEX item_reviewed ON item(review, told, id) WHERE review > 0;
