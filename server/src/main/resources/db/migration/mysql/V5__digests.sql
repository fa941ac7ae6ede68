-- SHA-256 of each kept photo's file and of each template's bytes: tells what the disk has damaged.
-- Rows from before have none until 'vultus check --repair' has looked at them.
CREATE TABLE IF NOT EXISTS vultus_photo_digest (
    photo VARCHAR(255) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL PRIMARY KEY,
    sha256 BINARY(32) NOT NULL,
    CONSTRAINT vultus_photo_digest_photo FOREIGN KEY (photo)
        REFERENCES vultus_photo (name) ON DELETE CASCADE
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS vultus_template_digest (
    photo VARCHAR(255) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
    pack VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sha256 BINARY(32) NOT NULL,
    PRIMARY KEY (photo, pack, version),
    CONSTRAINT vultus_template_digest_photo FOREIGN KEY (photo)
        REFERENCES vultus_photo (name) ON DELETE CASCADE
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
