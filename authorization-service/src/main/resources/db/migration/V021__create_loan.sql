-- A11: what the core system has told of loans, the newest of each sort with its moment, so that late news change nothing.
CREATE TABLE loan (
    institution_code text           NOT NULL,
    loan_reference   text           NOT NULL,
    ended            text           CHECK (ended IN ('SETTLED', 'REFUSED', 'ABANDONED')),
    ended_at         timestamptz,
    asset_class      text           CHECK (asset_class IN ('NORMAL', 'SPECIAL_MENTION', 'SUBSTANDARD', 'DOUBTFUL', 'LOSS')),
    classified_at    timestamptz,
    dormant          boolean        NOT NULL DEFAULT false,
    moved_at         timestamptz,
    amount           numeric(15, 2) CHECK (amount >= 0),
    PRIMARY KEY (institution_code, loan_reference),
    CHECK ((ended IS NULL) = (ended_at IS NULL)),
    CHECK ((asset_class IS NULL) = (classified_at IS NULL)),
    CHECK (moved_at IS NOT NULL OR NOT dormant)
);

-- An authorization is for one loan, named once.
CREATE TABLE authorization_loan (
    authorization_id uuid        PRIMARY KEY REFERENCES customer_authorization,
    institution_code text        NOT NULL,
    loan_reference   text        NOT NULL,
    bound_by         jsonb       NOT NULL,
    bound_at         timestamptz NOT NULL,
    FOREIGN KEY (institution_code, loan_reference) REFERENCES loan
);

CREATE INDEX authorization_loan_loan ON authorization_loan (institution_code, loan_reference);

GRANT SELECT, INSERT, UPDATE ON loan TO ${app_role};
GRANT SELECT, INSERT ON authorization_loan TO ${app_role};
