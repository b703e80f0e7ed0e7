-- A12: told once, whatever number of instances look.
CREATE TABLE expiry_notice (
    authorization_id uuid        PRIMARY KEY REFERENCES customer_authorization,
    end_date         date        NOT NULL,
    announced_at     timestamptz NOT NULL,
    policy_version   integer     NOT NULL REFERENCES policy_version
);

CREATE INDEX customer_authorization_ending ON customer_authorization (end_date) WHERE state = 'ACTIVE';

GRANT SELECT, INSERT ON expiry_notice TO ${app_role};
