-- An institution's own figures of a rule, in the place of the general ones of the same policy version.
CREATE TABLE policy_rule_of_institution (
    policy_version integer NOT NULL,
    rule           text NOT NULL,
    institution    text NOT NULL,
    numbers        jsonb NOT NULL,
    PRIMARY KEY (policy_version, rule, institution),
    FOREIGN KEY (policy_version, rule) REFERENCES policy_rule
);

GRANT SELECT ON policy_rule_of_institution TO ${app_role};
