-- O3: one person, one account, bound to the employee number.
CREATE TABLE credit_operator (
    account            text        PRIMARY KEY,
    employee_number    text        NOT NULL UNIQUE,
    institution_code   text        NOT NULL REFERENCES institution,
    branch             text        NOT NULL,
    administrator_tier text        CHECK (administrator_tier IN ('INSTITUTION', 'PROVINCE')),
    points             integer     NOT NULL DEFAULT 100 CHECK (points BETWEEN 0 AND 100),
    suspension         jsonb,
    version            bigint      NOT NULL DEFAULT 1
);

CREATE INDEX credit_operator_institution ON credit_operator (institution_code, account);

-- O4: which account at the bureau an operator's queries run under. Credentials are sealed; null where the bureau is reached
-- with the institution's own.
CREATE TABLE bureau_account (
    operator_account       text PRIMARY KEY REFERENCES credit_operator,
    bureau_account         text NOT NULL UNIQUE,
    credential_wrapped_key bytea,
    credential_ciphertext  bytea
);

-- O10
CREATE TABLE operator_terminal (
    operator_account text NOT NULL REFERENCES credit_operator,
    address          inet NOT NULL,
    PRIMARY KEY (operator_account, address)
);

GRANT SELECT, UPDATE ON credit_operator TO ${app_role};
GRANT SELECT ON bureau_account, operator_terminal TO ${app_role};
