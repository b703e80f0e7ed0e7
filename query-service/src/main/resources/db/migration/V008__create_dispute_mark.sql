-- A dispute that was decided before its filing was heard of has no subject and no item.
CREATE TABLE dispute_mark (
    dispute_id        uuid PRIMARY KEY,
    subject_reference text,
    item_path         text,
    since             timestamptz,
    decided_at        timestamptz,
    CHECK (decided_at IS NOT NULL OR (subject_reference IS NOT NULL AND item_path IS NOT NULL AND since IS NOT NULL))
);

CREATE INDEX dispute_mark_open ON dispute_mark (subject_reference) WHERE decided_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON dispute_mark TO ${app_role};
