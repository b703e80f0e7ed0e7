-- Versions are only ever added, by a migration that two people answered for; the application reads them (M6).
CREATE TABLE masking_policy (
    version        integer PRIMARY KEY CHECK (version > 0),
    effective_from timestamptz NOT NULL,
    proposer       text        NOT NULL,
    approver       text        NOT NULL CHECK (approver <> proposer),
    approved_at    timestamptz NOT NULL,
    -- Where the ranges of amounts begin, in whole yuan.
    amount_bounds  bigint[]    NOT NULL
);

CREATE TABLE masking_policy_rule (
    version     integer NOT NULL REFERENCES masking_policy,
    position    integer NOT NULL,
    role        text    NOT NULL,
    channel     text    NOT NULL CHECK (channel IN ('STAFF_SCREEN', 'SYSTEM', 'PARTNER')),
    -- NULL stands for any.
    purpose     text,
    section     text,
    sensitivity text CHECK (sensitivity IN ('C1', 'C2', 'C3')),
    kind        text,
    rule        text    NOT NULL CHECK (rule IN ('FULL', 'SHOW', 'RANGE', 'MASK', 'HIDE', 'OMIT')),
    basis       text    NOT NULL,
    PRIMARY KEY (version, position)
);

GRANT SELECT ON masking_policy, masking_policy_rule TO ${app_role};
