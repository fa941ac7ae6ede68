-- How fit the face was for recognition when the photo was added; older photos have no row.
CREATE TABLE IF NOT EXISTS vultus_photo_quality (
    photo VARCHAR(255) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL PRIMARY KEY,
    overall DOUBLE NOT NULL,
    CONSTRAINT vultus_photo_quality_photo FOREIGN KEY (photo)
        REFERENCES vultus_photo (name) ON DELETE CASCADE
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
