-- O8: one campaign a quarter, one item for each account that was open when it started.
CREATE TABLE recertification (
    id        uuid        PRIMARY KEY,
    quarter   text        NOT NULL UNIQUE CHECK (quarter ~ '^[0-9]{4}-Q[1-4]$'),
    opened_at timestamptz NOT NULL,
    due_on    date        NOT NULL
);

CREATE TABLE recertification_item (
    recertification_id uuid        NOT NULL REFERENCES recertification,
    operator_account   text        NOT NULL REFERENCES credit_operator,
    institution_code   text        NOT NULL REFERENCES institution,
    manager            text        NOT NULL CHECK (manager IN ('INSTITUTION', 'PROVINCE')),
    answer             text        CHECK (answer IN ('CONFIRM', 'REMOVE')),
    answered_by        jsonb,
    answered_at        timestamptz,
    PRIMARY KEY (recertification_id, operator_account),
    CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL))
);

CREATE INDEX recertification_item_open ON recertification_item (operator_account) WHERE answer IS NULL;

GRANT SELECT, INSERT ON recertification TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON recertification_item TO ${app_role};
