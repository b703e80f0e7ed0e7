-- Numbers and bases of rules are data: versioned, proposed by one person, approved by another.
CREATE TABLE policy_version (
    version        integer PRIMARY KEY,
    effective_from timestamptz NOT NULL,
    proposed_by    text NOT NULL,
    approved_by    text,
    CHECK (approved_by IS NULL OR approved_by <> proposed_by)
);

CREATE TABLE policy_rule (
    policy_version integer NOT NULL REFERENCES policy_version,
    rule           text NOT NULL,
    basis          text NOT NULL,
    cure           text NOT NULL,
    numbers        jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (policy_version, rule)
);

GRANT SELECT ON policy_version, policy_rule TO ${app_role};
