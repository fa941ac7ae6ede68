-- The documented table, as documented; one that is there already is left as it is.
CREATE TABLE IF NOT EXISTS users (
    id VARCHAR(255) PRIMARY KEY,
    timestamp TIMESTAMP DEFAULT CURRENT_TIMESTAMP
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4;

-- One row for each row of users: its number, and the key that makes two ids one. Bytes of UTF-8,
-- so that no collation has a say in them.
CREATE TABLE IF NOT EXISTS vultus_user (
    number BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id VARBINARY(1020) NOT NULL,
    user_key VARBINARY(3060) NOT NULL,
    UNIQUE KEY vultus_user_id (id),
    UNIQUE KEY vultus_user_key (user_key)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Names are compared without regard to case, because some file systems do so.
CREATE TABLE IF NOT EXISTS vultus_photo (
    name VARCHAR(255) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL PRIMARY KEY,
    user_number BIGINT NOT NULL,
    source_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created DATETIME NOT NULL,
    KEY vultus_photo_source (user_number, source_sha256),
    CONSTRAINT vultus_photo_user FOREIGN KEY (user_number)
        REFERENCES vultus_user (number) ON DELETE CASCADE
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS vultus_template (
    photo VARCHAR(255) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
    pack VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    embedding BLOB NOT NULL,
    PRIMARY KEY (photo, pack, version),
    CONSTRAINT vultus_template_photo FOREIGN KEY (photo)
        REFERENCES vultus_photo (name) ON DELETE CASCADE
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
