-- O7, O9: up to which version of its row an operator's account was carried over to the identity provider. What the register says
-- holds without it; a row that lags behind is carried over again until it arrives. No reference to credit_operator: the check
-- would lock the operator's row, and nothing here may hold up a suspension.
CREATE TABLE carried_account (
    operator_account text        PRIMARY KEY,
    version          bigint      NOT NULL DEFAULT 0,
    attempts         integer     NOT NULL DEFAULT 0,
    not_before       timestamptz NOT NULL DEFAULT '-infinity'
);

GRANT SELECT, INSERT, UPDATE ON carried_account TO ${app_role};
