-- Who may look and change. Roles: 1 reader, 2 analyst, 3 admin. The stamp changes with password and role: sessions of an earlier stamp end.
CREATE TABLE account(
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE, role INTEGER NOT NULL, password TEXT NOT NULL, stamp TEXT NOT NULL,
    failures INTEGER NOT NULL, locked_until TEXT, added_at TEXT NOT NULL, added_by TEXT NOT NULL);

-- Who did what, when and from where.
CREATE TABLE audit(id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, act TEXT NOT NULL, what TEXT NOT NULL, origin TEXT NOT NULL);
