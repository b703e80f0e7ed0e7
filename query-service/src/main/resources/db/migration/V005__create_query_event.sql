-- Which events tell of a query, so that its subject can ask the ledger for proofs.
CREATE TABLE query_event (
    event_id    uuid PRIMARY KEY,
    query_id    uuid NOT NULL REFERENCES credit_query,
    type        text NOT NULL,
    occurred_at timestamptz NOT NULL
);

CREATE INDEX query_event_of_query ON query_event (query_id, occurred_at);

GRANT SELECT, INSERT ON query_event TO ${app_role};
