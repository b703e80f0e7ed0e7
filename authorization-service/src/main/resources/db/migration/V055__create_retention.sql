-- A15: how long a file is kept, and when a class applies. The longest class that applies wins; years are the policy's numbers.
CREATE TABLE retention_class (
    name    text PRIMARY KEY,
    applies text NOT NULL CHECK (applies IN ('ALWAYS', 'USE_CONSUMED')),
    years   text NOT NULL,
    basis   text NOT NULL
);

INSERT INTO retention_class (name, applies, years, basis) VALUES
    ('AUTHORIZATION', 'ALWAYS', 'RETENTION_YEARS', 'Bank policy on archives'),
    ('IDENTITY_AND_TRANSACTION', 'USE_CONSUMED', 'MONEY_LAUNDERING_RETENTION_YEARS', '反洗钱法 art 34');

-- Holds on one file or on all files of one subject; the reason is sealed (N1).
CREATE TABLE legal_hold (
    id                uuid        PRIMARY KEY,
    institution_code  text        NOT NULL REFERENCES institution,
    authorization_id  uuid        REFERENCES customer_authorization,
    subject_reference text,
    placed_by         jsonb       NOT NULL,
    placed_at         timestamptz NOT NULL,
    lifted_by         jsonb,
    lifted_at         timestamptz,
    wrapped_key       bytea,
    ciphertext        bytea       NOT NULL,
    CHECK ((authorization_id IS NULL) <> (subject_reference IS NULL)),
    CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);

CREATE INDEX legal_hold_open ON legal_hold (institution_code, id) WHERE lifted_at IS NULL;

-- A dispute that was decided before its filing was heard of has no subject.
CREATE TABLE known_dispute (
    dispute_id        uuid PRIMARY KEY,
    subject_reference text,
    decided_at        timestamptz
);

CREATE INDEX known_dispute_open ON known_dispute (subject_reference) WHERE decided_at IS NULL;

GRANT SELECT ON retention_class TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON legal_hold, known_dispute TO ${app_role};
