-- Whole numbers rules decide by (see PolicyNumber), and what violations cost (O6).
CREATE TABLE policy_number (
    version integer NOT NULL REFERENCES policy_version,
    name    text    NOT NULL,
    value   integer NOT NULL CHECK (value >= 0),
    PRIMARY KEY (version, name)
);

CREATE TABLE policy_deduction (
    version   integer NOT NULL REFERENCES policy_version,
    violation text    NOT NULL,
    points    integer NOT NULL CHECK (points BETWEEN 1 AND 100),
    PRIMARY KEY (version, violation)
);

GRANT SELECT ON policy_number, policy_deduction TO ${app_role};
