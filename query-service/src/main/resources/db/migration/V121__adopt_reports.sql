-- Q14: a report that has become part of a credit file is kept for that file's time, under a key of its own kind.
CREATE TABLE report_adoption (
    query_id       uuid PRIMARY KEY REFERENCES credit_query,
    state          text NOT NULL CHECK (state IN ('PROPOSED', 'ADOPTED', 'TURNED_DOWN')),
    granted_on     date NOT NULL,
    ends_on        date NOT NULL,
    proposed_by    text NOT NULL,
    proposed_at    timestamptz NOT NULL,
    decided_by     text,
    decided_at     timestamptz,
    policy_version integer REFERENCES policy_version,
    retained_until timestamptz,
    CHECK ((state = 'PROPOSED') = (decided_at IS NULL)),
    CHECK ((state = 'ADOPTED') = (retained_until IS NOT NULL)),
    -- Nobody approves their own; a system's adoption has no second person.
    CHECK (decided_by IS NULL OR decided_by <> proposed_by)
);

GRANT SELECT, INSERT, UPDATE ON report_adoption TO ${app_role};

ALTER TABLE vaulted_report ADD COLUMN retained_until timestamptz;

DROP INDEX vaulted_report_with_key;
CREATE INDEX vaulted_report_with_key ON vaulted_report (coalesce(retained_until, expires_at)) WHERE wrapped_key IS NOT NULL;
