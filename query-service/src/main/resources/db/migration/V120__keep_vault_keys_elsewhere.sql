-- Q14: the keys that open reports lie outside the database; here is only which one, and when it was destroyed.
CREATE TABLE vault_key (
    key_id       text PRIMARY KEY,
    ends_at      timestamptz NOT NULL,
    destroyed_at timestamptz,
    digest       text,
    CHECK ((destroyed_at IS NULL) = (digest IS NULL))
);

CREATE INDEX vault_key_left ON vault_key (ends_at) WHERE destroyed_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON vault_key TO ${app_role};

-- Absent where a report was sealed under the master key, before there were vault keys.
ALTER TABLE vaulted_report ADD COLUMN key_id text REFERENCES vault_key;
ALTER TABLE vaulted_report ADD COLUMN views integer NOT NULL DEFAULT 0;

CREATE INDEX vaulted_report_under_key ON vaulted_report (key_id);
