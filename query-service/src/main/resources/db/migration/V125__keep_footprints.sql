-- Q8: each query that reached the bureau, whatever was answered. Kept by itself, so that a query answered without asking the bureau is none.
CREATE TABLE footprint (
    query_id          uuid PRIMARY KEY REFERENCES credit_query,
    subject_reference text NOT NULL,
    inquired_at       timestamptz NOT NULL
);

CREATE INDEX footprint_on_subject ON footprint (subject_reference, inquired_at);

GRANT SELECT, INSERT ON footprint TO ${app_role};

INSERT INTO footprint (query_id, subject_reference, inquired_at)
SELECT id, subject_reference, sent_at FROM credit_query
WHERE state IN ('ANSWERED', 'NO_RECORD', 'REJECTED') AND sent_at IS NOT NULL;
