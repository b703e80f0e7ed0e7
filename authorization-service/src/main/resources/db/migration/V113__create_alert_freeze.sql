-- U7: which alert of audit-service holds which account, so that nothing but what an alert froze is released by its closing.
CREATE TABLE alert_freeze (
    alert_id         uuid        PRIMARY KEY,
    operator_account text        NOT NULL REFERENCES credit_operator,
    -- When the suspension began that this alert holds; absent where the account stood suspended for another reason.
    suspended_at     timestamptz,
    -- NOT_CONFIRMED: closed while another alert still held the account.
    outcome          text        CHECK (outcome IN ('RELEASED', 'NOT_CONFIRMED', 'CONFIRMED')),
    ended_at         timestamptz,
    CHECK (num_nulls(outcome, ended_at) IN (0, 2))
);

CREATE INDEX alert_freeze_operator ON alert_freeze (operator_account);

GRANT SELECT, INSERT ON alert_freeze TO ${app_role};
GRANT UPDATE (suspended_at, outcome, ended_at) ON alert_freeze TO ${app_role};
