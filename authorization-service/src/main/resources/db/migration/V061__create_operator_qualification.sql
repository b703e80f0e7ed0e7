-- O5, O6: exams, trainings and confidentiality agreements, each recorded once under its own reference.
CREATE TABLE operator_qualification (
    operator_account text        NOT NULL REFERENCES credit_operator,
    kind             text        NOT NULL CHECK (kind IN ('EXAM', 'TRAINING', 'CONFIDENTIALITY_AGREEMENT')),
    reference        text        NOT NULL,
    achieved_on      date        NOT NULL,
    percent          integer     CHECK (percent BETWEEN 0 AND 100),
    recorded_by      jsonb,
    recorded_at      timestamptz NOT NULL,
    PRIMARY KEY (operator_account, kind, reference),
    CHECK ((kind = 'EXAM') = (percent IS NOT NULL))
);

GRANT SELECT, INSERT ON operator_qualification TO ${app_role};
