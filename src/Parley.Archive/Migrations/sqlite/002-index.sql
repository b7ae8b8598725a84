-- The toll is asked of incidents that have one: an index of these alone holds all that the question needs. Places are found by event_facet.
DROP INDEX event_toll;
CREATE INDEX event_toll ON event(day, place_id, status, killed_low, killed_high, injured_low, injured_high)
    WHERE killed_high > 0 OR injured_high > 0;
CREATE INDEX event_disputed ON event(last_day, first_day) WHERE told_as = 3;
DROP INDEX event_place;
DROP INDEX event_type;
CREATE INDEX event_type ON event(type, day, id) WHERE type <> '';
-- By which rules the rows of event_facet are made; older ones are made anew when the archive is opened.
INSERT INTO counter(name, value) VALUES ('facets', 1);
