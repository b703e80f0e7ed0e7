-- O7: the queries of somebody who left or moved are looked through. One review for one departure, however often it is told.
CREATE TABLE departure_review (
    id               uuid        PRIMARY KEY,
    operator_account text        NOT NULL REFERENCES credit_operator,
    institution_code text        NOT NULL REFERENCES institution,
    cause            text        NOT NULL CHECK (cause IN ('LEFT', 'MOVED')),
    event_id         uuid        NOT NULL UNIQUE,
    opened_at        timestamptz NOT NULL,
    due_at           timestamptz NOT NULL,
    finding          text        CHECK (finding IN ('NOTHING_FOUND', 'VIOLATION_FOUND')),
    closed_by        jsonb,
    closed_at        timestamptz,
    version          bigint      NOT NULL DEFAULT 1,
    CHECK ((finding IS NULL) = (closed_by IS NULL) AND (finding IS NULL) = (closed_at IS NULL))
);

CREATE INDEX departure_review_institution ON departure_review (institution_code, id);

GRANT SELECT, INSERT, UPDATE ON departure_review TO ${app_role};
