CREATE SEQUENCE authorization_number;

-- No personal data here: the subject is a pseudonym, particulars are sealed in a table of their own.
CREATE TABLE customer_authorization (
    id                uuid        PRIMARY KEY,
    number            text        NOT NULL UNIQUE,
    version           bigint      NOT NULL,
    state             text        NOT NULL CHECK (state IN ('DRAFT', 'SIGNED', 'ACTIVE', 'REJECTED', 'WITHDRAWN', 'CLOSED')),
    subject_reference text        NOT NULL,
    kind              text        NOT NULL,
    institution_code  text        NOT NULL REFERENCES institution,
    institution_name  text        NOT NULL,
    purpose           text        NOT NULL,
    product           text        NOT NULL,
    report_types      text[]      NOT NULL,
    clauses           text[]      NOT NULL,
    start_date        date        NOT NULL,
    end_date          date        NOT NULL CHECK (end_date >= start_date),
    signing_channel   text        NOT NULL,
    signing_time      timestamptz NOT NULL,
    template_version  text        NOT NULL,
    uses              integer     NOT NULL CHECK (uses > 0),
    entered_by        jsonb       NOT NULL,
    entered_account   text        NOT NULL,
    entered_at        timestamptz NOT NULL,
    policy_version    integer     NOT NULL REFERENCES policy_version,
    signature         jsonb,
    verification      jsonb,
    withdrawal        jsonb,
    closure           jsonb,
    CHECK (state NOT IN ('SIGNED', 'ACTIVE', 'REJECTED') OR signature IS NOT NULL),
    CHECK (state NOT IN ('ACTIVE', 'REJECTED') OR verification IS NOT NULL),
    CHECK (state <> 'WITHDRAWN' OR withdrawal IS NOT NULL),
    CHECK (state <> 'CLOSED' OR closure IS NOT NULL)
);

CREATE INDEX customer_authorization_institution ON customer_authorization (institution_code, id DESC);
CREATE INDEX customer_authorization_subject ON customer_authorization (subject_reference, id DESC);

GRANT USAGE ON SEQUENCE authorization_number TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON customer_authorization TO ${app_role};
