CREATE TABLE dispute (
    id                  uuid PRIMARY KEY,
    version             bigint      NOT NULL,
    state               text        NOT NULL CHECK (state IN ('FILED', 'ACCEPTED', 'DECIDED')),
    subject_reference   text        NOT NULL,
    institution         text        NOT NULL,
    business_type       text        NOT NULL CHECK (business_type IN ('LOAN', 'CREDIT_CARD', 'OTHER')),
    query_id            uuid,
    item_path           text,
    period_from         date        NOT NULL,
    period_to           date        NOT NULL,
    filed_by_kind       text        NOT NULL,
    filed_by            text        NOT NULL,
    idempotency_key     text        NOT NULL,
    received_at         timestamptz NOT NULL,
    due_date            date        NOT NULL,
    policy_version      integer     NOT NULL REFERENCES deadline_policy,
    -- Statement, account and agent, sealed under a key of their own; without the key they are gone.
    statement_key       bytea,
    statement_sealed    bytea       NOT NULL,
    accepted_at         timestamptz,
    accepted_by         text,
    decided_at          timestamptz,
    decided_by          text,
    outcome             text CHECK (outcome IN ('CORRECTED', 'UPHELD')),
    decision_key        bytea,
    decision_sealed     bytea,
    UNIQUE (filed_by, idempotency_key),
    CHECK (period_from <= period_to),
    CHECK ((state = 'FILED') = (accepted_at IS NULL)),
    CHECK ((state = 'DECIDED') = (decided_at IS NOT NULL)),
    CHECK ((decided_at IS NULL) = (outcome IS NULL))
);

CREATE INDEX dispute_of_institution ON dispute (institution, id);
CREATE INDEX dispute_of_subject ON dispute (subject_reference, id);

CREATE TABLE dispute_evidence (
    id           uuid PRIMARY KEY,
    dispute_id   uuid    NOT NULL REFERENCES dispute,
    place        integer NOT NULL,
    kind         text    NOT NULL,
    media_type   text    NOT NULL,
    size         integer NOT NULL,
    file_key     bytea,
    file_sealed  bytea   NOT NULL,
    UNIQUE (dispute_id, place)
);

GRANT SELECT, INSERT, UPDATE ON dispute TO ${app_role};
GRANT SELECT, INSERT ON dispute_evidence TO ${app_role};
