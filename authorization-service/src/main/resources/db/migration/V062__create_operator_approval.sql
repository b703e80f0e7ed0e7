-- O5, O6: who approved an account's opening or return, at which level. An approval counts for what was asked before it.
CREATE TABLE operator_approval (
    operator_account text        NOT NULL REFERENCES credit_operator,
    level            text        NOT NULL CHECK (level IN ('INSTITUTION', 'PROVINCE', 'RETURN')),
    approver         jsonb       NOT NULL,
    approved_at      timestamptz NOT NULL,
    PRIMARY KEY (operator_account, level, approved_at)
);

GRANT SELECT, INSERT ON operator_approval TO ${app_role};
