-- SHA-256 of each kept photo's file and of each template's bytes: tells what the disk has damaged.
-- Rows from before have none until 'vultus check --repair' has looked at them.
CREATE TABLE IF NOT EXISTS vultus_photo_digest (
    photo TEXT COLLATE NOCASE NOT NULL PRIMARY KEY
        REFERENCES vultus_photo (name) ON DELETE CASCADE,
    sha256 BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS vultus_template_digest (
    photo TEXT COLLATE NOCASE NOT NULL REFERENCES vultus_photo (name) ON DELETE CASCADE,
    pack TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    PRIMARY KEY (photo, pack, version)
) WITHOUT ROWID;
