-- The list of stories, latest first, and how many there are of each outlet and day, from the index alone.
CREATE INDEX story_day ON story(state, day, id, outlet_id);
