-- O1, O11: accounts that lost a role or moved, and until which time of issue their tokens are refused. Null while the identity provider
-- was not told: until then no token is good, however new. operator_version is the register's row that took something away; only when
-- that row or a later one was carried over is the time set. A row older than any token can be is passed over. No reference to
-- credit_operator, as with carried_account.
CREATE TABLE refused_token (
    operator_account text        PRIMARY KEY,
    operator_version bigint      NOT NULL,
    issued_until     timestamptz
);

GRANT SELECT, INSERT, UPDATE ON refused_token TO ${app_role};
