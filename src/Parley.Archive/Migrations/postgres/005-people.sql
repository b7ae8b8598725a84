-- Who may look and change. Roles: 1 reader, 2 analyst, 3 admin. The stamp changes with password and role: sessions of an earlier stamp end.
CREATE TABLE account(
    id BIGINT PRIMARY KEY, name TEXT COLLATE "C" NOT NULL, folded TEXT COLLATE "C" NOT NULL UNIQUE, role BIGINT NOT NULL, password TEXT COLLATE "C" NOT NULL, stamp TEXT COLLATE "C" NOT NULL,
    failures BIGINT NOT NULL, locked_until TEXT COLLATE "C", added_at TEXT COLLATE "C" NOT NULL, added_by TEXT COLLATE "C" NOT NULL);

-- Who did what, when and from where.
CREATE TABLE audit(
    id BIGINT PRIMARY KEY, at TEXT COLLATE "C" NOT NULL, who TEXT COLLATE "C" NOT NULL, act TEXT COLLATE "C" NOT NULL, what TEXT COLLATE "C" NOT NULL, origin TEXT COLLATE "C" NOT NULL);
