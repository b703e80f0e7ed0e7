-- That somebody has seen what a proposed version changes; nothing of the reports they tried it on (M6).
CREATE TABLE masking_policy_trial (
    version           integer     NOT NULL REFERENCES masking_policy,
    account           text        NOT NULL,
    employee          text        NOT NULL,
    tried_at          timestamptz NOT NULL,
    delivered_samples boolean     NOT NULL,
    differences       integer     NOT NULL CHECK (differences >= 0)
);

CREATE INDEX masking_policy_trial_by_version ON masking_policy_trial (version, employee);

GRANT SELECT, INSERT ON masking_policy_trial TO ${app_role};
