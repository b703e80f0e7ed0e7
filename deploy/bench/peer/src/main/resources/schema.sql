CREATE TABLE IF NOT EXISTS plain_query (
    id                 uuid PRIMARY KEY,
    state              text NOT NULL,
    authorization_id   uuid NOT NULL,
    report_type        text NOT NULL,
    purpose            text NOT NULL,
    business_reference text NOT NULL,
    subject_key        bytea NOT NULL,
    subject            bytea NOT NULL,
    idempotency_key    text NOT NULL UNIQUE,
    submitted_at       timestamptz NOT NULL,
    settled_at         timestamptz
);

CREATE TABLE IF NOT EXISTS plain_outbox (
    position     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id     uuid NOT NULL UNIQUE,
    type         text NOT NULL,
    aggregate_id text NOT NULL,
    body         text NOT NULL,
    occurred_at  timestamptz NOT NULL
);

CREATE TABLE IF NOT EXISTS plain_report (
    query_id    uuid PRIMARY KEY REFERENCES plain_query,
    wrapped_key bytea NOT NULL,
    ciphertext  bytea NOT NULL,
    stored_at   timestamptz NOT NULL
);
