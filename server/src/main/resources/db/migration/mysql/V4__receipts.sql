-- Requests that were answered, for the case that they come again with the same key.
CREATE TABLE IF NOT EXISTS vultus_receipt (
    receipt_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    request CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    answer TEXT NOT NULL,
    created DATETIME NOT NULL,
    KEY vultus_receipt_created (created)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
