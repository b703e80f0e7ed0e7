-- Q4: systems' queries that a reviewer looks at afterwards. One row a query at most, however often and wherever it is drawn.
CREATE TABLE query_sample (
    query_id    uuid PRIMARY KEY REFERENCES credit_query,
    day         date NOT NULL REFERENCES sample_seed,
    examined_by_institution text NOT NULL,
    sampled_at  timestamptz NOT NULL,
    due_by      timestamptz NOT NULL,
    finding     text CHECK (finding IN ('IN_ORDER', 'OBJECTION')),
    reason      bytea,
    found_by    text,
    found_at    timestamptz,
    CHECK ((finding IS NULL) = (found_by IS NULL)),
    CHECK ((finding IS NULL) = (found_at IS NULL)),
    CHECK (finding IS DISTINCT FROM 'OBJECTION' OR reason IS NOT NULL)
);

CREATE INDEX query_sample_of_institution ON query_sample (examined_by_institution, query_id);
CREATE INDEX query_sample_open ON query_sample (due_by) WHERE finding IS NULL;

-- What was drawn stays drawn; a finding is all that comes to it.
GRANT SELECT, INSERT ON query_sample TO ${app_role};
GRANT UPDATE (finding, reason, found_by, found_at) ON query_sample TO ${app_role};
