-- The documented table, as documented; one that is there already is left as it is.
CREATE TABLE IF NOT EXISTS users (
    id VARCHAR(255) PRIMARY KEY,
    timestamp TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);

-- One row for each row of users: its number, and the key that makes two ids one.
CREATE TABLE IF NOT EXISTS vultus_user (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    user_key BLOB NOT NULL UNIQUE
);

CREATE TABLE IF NOT EXISTS vultus_photo (
    name TEXT COLLATE NOCASE NOT NULL PRIMARY KEY,
    user_number INTEGER NOT NULL REFERENCES vultus_user (number) ON DELETE CASCADE,
    source_sha256 TEXT NOT NULL,
    created TEXT NOT NULL
);

CREATE INDEX IF NOT EXISTS vultus_photo_source ON vultus_photo (user_number, source_sha256);

CREATE TABLE IF NOT EXISTS vultus_template (
    photo TEXT COLLATE NOCASE NOT NULL REFERENCES vultus_photo (name) ON DELETE CASCADE,
    pack TEXT NOT NULL,
    version TEXT NOT NULL,
    embedding BLOB NOT NULL,
    PRIMARY KEY (photo, pack, version)
);
