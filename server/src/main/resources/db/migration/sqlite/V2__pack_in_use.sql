-- The model pack whose templates verify: one row, empty until the first template is stored.
CREATE TABLE IF NOT EXISTS vultus_pack_in_use (
    slot INTEGER PRIMARY KEY CHECK (slot = 1),
    pack TEXT NOT NULL,
    version TEXT NOT NULL
);

-- Until now it was whichever the server was started with: most likely the one with most templates.
INSERT OR IGNORE INTO vultus_pack_in_use (slot, pack, version)
SELECT 1, pack, version FROM vultus_template GROUP BY pack, version ORDER BY COUNT(*) DESC LIMIT 1;

INSERT OR IGNORE INTO vultus_pack_in_use (slot, pack, version) VALUES (1, '', '');
