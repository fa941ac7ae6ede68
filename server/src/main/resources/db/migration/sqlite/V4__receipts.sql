-- Requests that were answered, for the case that they come again with the same key.
CREATE TABLE IF NOT EXISTS vultus_receipt (
    receipt_key TEXT NOT NULL PRIMARY KEY,
    request TEXT NOT NULL,
    answer TEXT NOT NULL,
    created TEXT NOT NULL
);

CREATE INDEX IF NOT EXISTS vultus_receipt_created ON vultus_receipt (created);
