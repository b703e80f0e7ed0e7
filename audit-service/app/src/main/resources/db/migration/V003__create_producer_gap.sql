-- Completeness (U2): the highest number seen of each producer, and the numbers below it that are missing.
CREATE TABLE producer_progress (
    producer text PRIMARY KEY,
    highest  bigint NOT NULL
);

CREATE TABLE producer_gap (
    producer       text        NOT NULL,
    first_sequence bigint      NOT NULL,
    last_sequence  bigint      NOT NULL,
    since          timestamptz NOT NULL,
    PRIMARY KEY (producer, first_sequence),
    CHECK (first_sequence <= last_sequence)
);

GRANT SELECT, INSERT, UPDATE ON producer_progress TO ${app_role};
GRANT SELECT, INSERT, DELETE ON producer_gap TO ${app_role};
