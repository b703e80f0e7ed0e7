-- What the gate looked at, so that a decision can be taken again under other policy data. References only, no personal data.
CREATE TABLE gate_record (
    query_id       uuid PRIMARY KEY REFERENCES credit_query,
    facts          jsonb NOT NULL,
    decision       jsonb NOT NULL,
    policy_version integer NOT NULL REFERENCES policy_version,
    decided_at     timestamptz NOT NULL
);

CREATE INDEX gate_record_by_time ON gate_record (decided_at);

GRANT SELECT, INSERT ON gate_record TO ${app_role};
