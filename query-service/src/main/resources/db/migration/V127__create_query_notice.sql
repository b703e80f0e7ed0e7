-- Q13: what a subject is owed for a query that reached the bureau, and what became of it. Whom and what it tells is not here: institution
-- and purpose stand with the query, the phone is asked for at the moment of sending. Queries settled before owe nothing.
CREATE TABLE query_notice (
    query_id        uuid PRIMARY KEY REFERENCES credit_query,
    delivery_key    uuid NOT NULL UNIQUE,
    state           text NOT NULL CHECK (state IN ('OWED', 'RETRYING', 'SENT', 'FAILED', 'WITHHELD')),
    inquired_at     timestamptz NOT NULL,
    owed_at         timestamptz NOT NULL,
    attempts        integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT '-infinity',
    reason          text,
    receipt         text,
    settled_at      timestamptz,
    CHECK ((state = 'SENT') = (receipt IS NOT NULL)),
    CHECK ((state = 'FAILED') = (reason IS NOT NULL)),
    CHECK ((state IN ('OWED', 'RETRYING')) = (settled_at IS NULL))
);

CREATE INDEX query_notice_due ON query_notice (next_attempt_at) WHERE state IN ('OWED', 'RETRYING');

-- What was owed, and under which key, stays as it was written.
GRANT SELECT, INSERT ON query_notice TO ${app_role};
GRANT UPDATE (state, attempts, next_attempt_at, reason, receipt, settled_at) ON query_notice TO ${app_role};
