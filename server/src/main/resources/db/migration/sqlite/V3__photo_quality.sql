-- How fit the face was for recognition when the photo was added; older photos have no row.
CREATE TABLE IF NOT EXISTS vultus_photo_quality (
    photo TEXT COLLATE NOCASE NOT NULL PRIMARY KEY
        REFERENCES vultus_photo (name) ON DELETE CASCADE,
    overall REAL NOT NULL
);
