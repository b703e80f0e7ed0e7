-- O6: security points deducted. A finding counts once.
CREATE TABLE operator_deduction (
    finding_reference text        PRIMARY KEY,
    operator_account  text        NOT NULL REFERENCES credit_operator,
    violation         text        NOT NULL,
    points            integer     NOT NULL CHECK (points BETWEEN 1 AND 100),
    deducted_by       jsonb       NOT NULL,
    deducted_at       timestamptz NOT NULL
);

CREATE INDEX operator_deduction_operator ON operator_deduction (operator_account);

GRANT SELECT, INSERT ON operator_deduction TO ${app_role};
