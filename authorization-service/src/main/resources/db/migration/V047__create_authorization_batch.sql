-- A9: authorizations of many subjects, entered together. No personal data: rows name authorizations, and digests name scans.
CREATE TABLE authorization_batch (
    id                 uuid        PRIMARY KEY,
    institution_code   text        NOT NULL REFERENCES institution,
    business_reference text        NOT NULL,
    entered_by         jsonb       NOT NULL,
    entered_at         timestamptz NOT NULL,
    policy_version     integer     NOT NULL REFERENCES policy_version
);

CREATE TABLE authorization_batch_row (
    batch_id         uuid    NOT NULL REFERENCES authorization_batch,
    row_number       integer NOT NULL CHECK (row_number >= 0),
    authorization_id uuid    NOT NULL UNIQUE REFERENCES customer_authorization,
    consent_sha256   text[]  NOT NULL,
    PRIMARY KEY (batch_id, row_number)
);

-- Whose consent a scan has been before is asked for each batch.
CREATE INDEX authorization_batch_row_consent ON authorization_batch_row USING gin (consent_sha256);

GRANT SELECT, INSERT ON authorization_batch, authorization_batch_row TO ${app_role};
