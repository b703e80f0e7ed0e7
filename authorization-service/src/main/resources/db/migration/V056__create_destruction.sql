CREATE SEQUENCE destruction_certificate_number;

-- A15: what was proposed, who decided, and the certificate. Digests of what was destroyed are kept for good.
CREATE TABLE destruction (
    id                 uuid        PRIMARY KEY,
    institution_code   text        NOT NULL REFERENCES institution,
    state              text        NOT NULL CHECK (state IN ('PROPOSED', 'EXECUTED', 'TURNED_DOWN')),
    version            bigint      NOT NULL,
    items              jsonb       NOT NULL,
    proposed_by        jsonb       NOT NULL,
    proposed_at        timestamptz NOT NULL,
    proposed_policy    integer     NOT NULL REFERENCES policy_version,
    decided_by         jsonb,
    decided_at         timestamptz,
    decided_policy     integer     REFERENCES policy_version,
    certificate_number text        UNIQUE,
    destroyed          jsonb,
    CHECK ((state = 'PROPOSED') = (decided_by IS NULL)),
    CHECK ((state = 'EXECUTED') = (certificate_number IS NOT NULL AND destroyed IS NOT NULL))
);

CREATE INDEX destruction_institution ON destruction (institution_code, id DESC);

-- One file is in one open proposal at most, and is destroyed once.
CREATE TABLE destruction_file (
    authorization_id uuid PRIMARY KEY REFERENCES customer_authorization,
    destruction_id   uuid NOT NULL REFERENCES destruction
);

GRANT USAGE ON SEQUENCE destruction_certificate_number TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON destruction TO ${app_role};
GRANT SELECT, INSERT, DELETE ON destruction_file TO ${app_role};
