-- Q10: who an operator is, so that a query on oneself or on a colleague is told by reference. The document lies under a key of its own.
-- O3: one person, one account.
CREATE TABLE operator_identity (
    operator_account  text        PRIMARY KEY REFERENCES credit_operator,
    subject_reference text        NOT NULL UNIQUE,
    wrapped_key       bytea       NOT NULL,
    ciphertext        bytea       NOT NULL,
    recorded_at       timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON operator_identity TO ${app_role};
