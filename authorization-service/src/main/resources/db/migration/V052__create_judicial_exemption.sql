CREATE SEQUENCE judicial_exemption_number;

-- A16. The subject is a pseudonym; the subject's particulars and all words of the authority's document are sealed (N1).
CREATE TABLE judicial_exemption (
    id                uuid        PRIMARY KEY,
    number            text        NOT NULL UNIQUE,
    version           bigint      NOT NULL,
    state             text        NOT NULL CHECK (state IN ('UNDER_REVIEW', 'APPROVED', 'TURNED_DOWN')),
    institution_code  text        NOT NULL REFERENCES institution,
    subject_reference text        NOT NULL,
    authority_kind    text        NOT NULL,
    document_kind     text        NOT NULL,
    report_type       text        NOT NULL,
    urgent_ground     text,
    uses              integer     NOT NULL CHECK (uses > 0),
    start_date        date        NOT NULL,
    end_date          date        NOT NULL CHECK (end_date >= start_date),
    entered_by        jsonb       NOT NULL,
    entered_account   text        NOT NULL,
    entered_at        timestamptz NOT NULL,
    complete_by       timestamptz,
    policy_version    integer     NOT NULL REFERENCES policy_version,
    reviews           jsonb       NOT NULL DEFAULT '[]',
    report            jsonb,
    wrapped_key       bytea,
    ciphertext        bytea       NOT NULL,
    CHECK ((urgent_ground IS NULL) = (complete_by IS NULL))
);

CREATE INDEX judicial_exemption_institution ON judicial_exemption (institution_code, id DESC);
CREATE INDEX judicial_exemption_complete_by ON judicial_exemption (complete_by) WHERE complete_by IS NOT NULL;

CREATE TABLE judicial_exemption_document (
    id           uuid        PRIMARY KEY,
    exemption_id uuid        NOT NULL REFERENCES judicial_exemption,
    media_type   text        NOT NULL,
    size_bytes   bigint      NOT NULL,
    sha256       text        NOT NULL,
    wrapped_key  bytea,
    ciphertext   bytea       NOT NULL,
    added_by     text        NOT NULL,
    added_at     timestamptz NOT NULL
);

CREATE INDEX judicial_exemption_document_exemption ON judicial_exemption_document (exemption_id, id);

-- One row per overdue file, whatever number of instances look: the alert is raised once.
CREATE TABLE judicial_exemption_overdue (
    exemption_id uuid        PRIMARY KEY REFERENCES judicial_exemption,
    raised_at    timestamptz NOT NULL
);

GRANT USAGE ON SEQUENCE judicial_exemption_number TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON judicial_exemption TO ${app_role};
GRANT SELECT, INSERT ON judicial_exemption_document, judicial_exemption_overdue TO ${app_role};
