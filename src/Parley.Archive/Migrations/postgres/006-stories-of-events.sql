-- Which stories tell of which events, both ways, from the indexes alone; an index of places that early archives still have leads the planner astray.
DROP INDEX IF EXISTS event_place;
DROP INDEX item_event;
CREATE INDEX item_event ON item(event_id, story_id);
DROP INDEX item_story;
CREATE INDEX item_story ON item(story_id, event_id);
