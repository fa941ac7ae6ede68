-- The model pack whose templates verify: one row, empty until the first template is stored.
CREATE TABLE IF NOT EXISTS vultus_pack_in_use (
    slot INT NOT NULL PRIMARY KEY,
    pack VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Until now it was whichever the server was started with: most likely the one with most templates.
INSERT IGNORE INTO vultus_pack_in_use (slot, pack, version)
SELECT 1, pack, version FROM vultus_template GROUP BY pack, version ORDER BY COUNT(*) DESC LIMIT 1;

INSERT IGNORE INTO vultus_pack_in_use (slot, pack, version) VALUES (1, '', '');
