-- The rows of batches, each under a key of its own. What is asked of whom is nowhere in clear.
CREATE TABLE batched_query (
    batch_id        uuid NOT NULL REFERENCES credit_query_batch,
    row_number      integer NOT NULL,
    state           text NOT NULL,
    wrapped_key     bytea NOT NULL,
    ciphertext      bytea NOT NULL,
    query_id        uuid REFERENCES credit_query,
    rules           text,
    attempts        integer NOT NULL DEFAULT 0,
    breakdowns      integer NOT NULL DEFAULT 0,
    fence           bigint NOT NULL DEFAULT 0,
    lease_until     timestamptz NOT NULL DEFAULT '-infinity',
    next_attempt_at timestamptz NOT NULL DEFAULT '-infinity',
    settled_at      timestamptz,
    PRIMARY KEY (batch_id, row_number)
);

CREATE INDEX batched_query_open ON batched_query (batch_id, row_number) WHERE state IN ('WAITING', 'RUNNING');

GRANT SELECT, INSERT, UPDATE ON batched_query TO ${app_role};
