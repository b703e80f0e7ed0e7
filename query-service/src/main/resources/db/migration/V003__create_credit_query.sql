CREATE TABLE credit_query (
    id                 uuid PRIMARY KEY,
    state              text NOT NULL,
    version            bigint NOT NULL,
    requester_kind     text NOT NULL CHECK (requester_kind IN ('OFFICER', 'LENDING_SYSTEM')),
    requester_account  text NOT NULL,
    employee_number    text,
    institution        text NOT NULL,
    branch             text,
    terminal           text,
    idempotency_key    text NOT NULL,
    authorization_id   uuid NOT NULL,
    report_type        text NOT NULL,
    purpose            text NOT NULL,
    business_reference text NOT NULL,
    subject_reference  text NOT NULL,
    submitted_at       timestamptz NOT NULL,
    decision_outcome   text,
    decision_reasons   jsonb,
    policy_version     integer,
    reviewer           text,
    review_comment     bytea,
    review_key         text,
    reviewed_at        timestamptz,
    request_number     text UNIQUE,
    cleared_at         timestamptz,
    confirmed_at       timestamptz,
    attempts           integer,
    sent_at            timestamptz,
    uncertainty        text,
    failure            text,
    settled_at         timestamptz,
    fence              bigint NOT NULL DEFAULT 0,
    lease_until        timestamptz NOT NULL DEFAULT '-infinity',
    next_attempt_at    timestamptz NOT NULL DEFAULT '-infinity',
    CHECK (reviewer IS NULL OR reviewer <> requester_account),
    CHECK (request_number IS NOT NULL OR state IN ('SUBMITTED', 'REFUSED', 'PENDING_REVIEW', 'REVIEW_REJECTED', 'FAILED'))
);

-- A repetition finds what it began; a failed attempt does not stand in the way of the next one.
CREATE UNIQUE INDEX credit_query_key ON credit_query (requester_account, idempotency_key) WHERE state <> 'FAILED';
CREATE INDEX credit_query_of_institution ON credit_query (institution, id DESC);
CREATE INDEX credit_query_on_subject ON credit_query (subject_reference, id DESC);
CREATE INDEX credit_query_unsettled ON credit_query (next_attempt_at) WHERE state IN ('APPROVED', 'SENDING', 'UNKNOWN');
CREATE INDEX credit_query_unjudged ON credit_query (submitted_at) WHERE state = 'SUBMITTED';

GRANT SELECT, INSERT, UPDATE ON credit_query TO ${app_role};
