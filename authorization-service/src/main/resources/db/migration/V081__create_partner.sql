-- A7: the register of partners. Full names are those of the institutions.
CREATE TABLE partner (
    code                text        PRIMARY KEY REFERENCES institution,
    version             bigint      NOT NULL,
    state               text        NOT NULL CHECK (state IN ('REGISTERED', 'ACTIVE', 'SUSPENDED', 'ENDED')),
    credit_code         text        NOT NULL UNIQUE,
    qualifications      jsonb       NOT NULL,
    agreement_reference text        NOT NULL,
    institution_code    text        NOT NULL REFERENCES institution,
    registered_by       jsonb       NOT NULL,
    registered_at       timestamptz NOT NULL,
    policy_version      integer     NOT NULL REFERENCES policy_version,
    approval            jsonb,
    suspension          jsonb,
    ending              jsonb,
    CHECK (state NOT IN ('ACTIVE', 'SUSPENDED') OR approval IS NOT NULL),
    CHECK ((state = 'SUSPENDED') = (suspension IS NOT NULL)),
    CHECK ((state = 'ENDED') = (ending IS NOT NULL))
);

GRANT SELECT, INSERT, UPDATE ON partner TO ${app_role};
