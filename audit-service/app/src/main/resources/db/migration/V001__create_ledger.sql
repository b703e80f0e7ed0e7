-- The ledger. Its login can add and read, never change or remove; the signed heads show whether anybody else did.
CREATE TABLE ledger_record (
    -- Counted from 0; also the index of the record's leaf.
    sequence          bigint PRIMARY KEY CHECK (sequence >= 0),
    event_id          uuid        NOT NULL UNIQUE,
    producer          text        NOT NULL,
    producer_sequence bigint      NOT NULL,
    type              text        NOT NULL,
    aggregate_id      text        NOT NULL,
    subject_reference text,
    authorization_id  text,
    institution       text,
    account           text        NOT NULL,
    occurred_at       timestamptz NOT NULL,
    received_at       timestamptz NOT NULL,
    salt              bytea       NOT NULL,
    leaf_hash         bytea       NOT NULL,
    -- Canonical JSON; these very bytes are hashed. The columns above are copies to search by.
    record            text        NOT NULL
);

CREATE INDEX ledger_record_producer ON ledger_record (producer, producer_sequence);
CREATE INDEX ledger_record_type ON ledger_record (type, sequence);
CREATE INDEX ledger_record_aggregate ON ledger_record (aggregate_id, sequence);
CREATE INDEX ledger_record_subject ON ledger_record (subject_reference, sequence) WHERE subject_reference IS NOT NULL;
CREATE INDEX ledger_record_authorization ON ledger_record (authorization_id, sequence) WHERE authorization_id IS NOT NULL;
CREATE INDEX ledger_record_institution ON ledger_record (institution, sequence) WHERE institution IS NOT NULL;
CREATE INDEX ledger_record_account ON ledger_record (account, sequence);
CREATE INDEX ledger_record_occurred ON ledger_record USING brin (occurred_at);

-- Hashes of complete subtrees of two leaves and more; the leaves themselves are in ledger_record.
CREATE TABLE ledger_node (
    level smallint NOT NULL CHECK (level > 0),
    place bigint   NOT NULL CHECK (place >= 0),
    hash  bytea    NOT NULL,
    PRIMARY KEY (level, place)
);

-- What was signed. A head is written in the transaction that adds its records: no record is ever without one.
CREATE TABLE ledger_head (
    size      bigint PRIMARY KEY CHECK (size > 0),
    root      bytea       NOT NULL,
    signed_at timestamptz NOT NULL,
    key_id    text        NOT NULL,
    signature text        NOT NULL
);

GRANT SELECT, INSERT ON ledger_record, ledger_node, ledger_head TO ${app_role};
