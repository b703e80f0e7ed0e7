-- Events wait here from their topic until they become records, a fraction of a second later.
CREATE TABLE incoming_event (
    position          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id          uuid        NOT NULL UNIQUE,
    producer          text        NOT NULL,
    producer_sequence bigint      NOT NULL,
    topic             text        NOT NULL,
    type              text        NOT NULL,
    aggregate_id      text        NOT NULL,
    subject_reference text,
    authorization_id  text,
    institution       text,
    account           text        NOT NULL,
    occurred_at       timestamptz NOT NULL,
    received_at       timestamptz NOT NULL,
    event             text        NOT NULL
);

GRANT SELECT, INSERT, DELETE ON incoming_event TO ${app_role};
