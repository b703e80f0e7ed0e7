-- A8: the subject's separate consent to a transfer out of the country. Who receives, how to reach them and all references are
-- sealed (N1); the recipient is found by a keyed digest.
CREATE TABLE cross_border_consent (
    id                  uuid        PRIMARY KEY,
    number              text        NOT NULL UNIQUE,
    authorization_id    uuid        NOT NULL REFERENCES customer_authorization,
    institution_code    text        NOT NULL REFERENCES institution,
    subject_reference   text        NOT NULL,
    state               text        NOT NULL CHECK (state IN ('RECORDED', 'VERIFIED', 'REJECTED', 'WITHDRAWN')),
    version             bigint      NOT NULL,
    recipient_reference text        NOT NULL,
    recipient_kind      text        NOT NULL,
    country             text        NOT NULL CHECK (country ~ '^[A-Z]{2}$' AND country <> 'CN'),
    purpose             text        NOT NULL,
    method              text        NOT NULL,
    categories          text[]      NOT NULL CHECK (cardinality(categories) > 0),
    route               text        NOT NULL,
    route_valid_until   date        NOT NULL,
    consented_at        timestamptz NOT NULL,
    -- Each consent has a document of its own.
    evidence_id         uuid        NOT NULL UNIQUE REFERENCES evidence,
    evidence_added_by   text        NOT NULL,
    recorded_by         jsonb       NOT NULL,
    recorded_at         timestamptz NOT NULL,
    policy_version      integer     NOT NULL REFERENCES policy_version,
    verification        jsonb,
    withdrawal          jsonb,
    wrapped_key         bytea,
    ciphertext          bytea       NOT NULL,
    CHECK ((state = 'WITHDRAWN') = (withdrawal IS NOT NULL)),
    CHECK (state NOT IN ('VERIFIED', 'REJECTED') OR verification IS NOT NULL)
);

CREATE INDEX cross_border_consent_authorization ON cross_border_consent (authorization_id, id);

GRANT SELECT, INSERT, UPDATE ON cross_border_consent TO ${app_role};
