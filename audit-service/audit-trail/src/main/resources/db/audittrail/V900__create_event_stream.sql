-- Events wait here between the commit that made them and the topic.
CREATE TABLE outbox_event (
    position     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id     uuid        NOT NULL UNIQUE,
    type         text        NOT NULL,
    version      integer     NOT NULL,
    aggregate_id text        NOT NULL,
    body         text        NOT NULL,
    traceparent  text,
    occurred_at  timestamptz NOT NULL,
    written_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Given after commit by the relay. Unique, so that even a relay without its fence cannot number twice.
    sequence     bigint      UNIQUE,
    published_at timestamptz,
    CHECK (published_at IS NULL OR sequence IS NOT NULL)
) WITH (fillfactor = 70);

CREATE INDEX outbox_event_unnumbered ON outbox_event (position) WHERE sequence IS NULL;
CREATE INDEX outbox_event_unpublished ON outbox_event (position) WHERE published_at IS NULL;
CREATE INDEX outbox_event_published ON outbox_event (published_at) WHERE published_at IS NOT NULL;

-- One row per producer: who relays, in which epoch, until when, and the last number given.
CREATE TABLE outbox_relay (
    producer      text PRIMARY KEY,
    epoch         bigint      NOT NULL DEFAULT 0,
    holder        uuid,
    lease_until   timestamptz NOT NULL DEFAULT '-infinity',
    last_sequence bigint      NOT NULL DEFAULT 0
);

-- What a consumer group has handled already.
CREATE TABLE consumed_event (
    consumer_group text        NOT NULL,
    event_id       uuid        NOT NULL,
    consumed_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer_group, event_id)
);

CREATE INDEX consumed_event_time ON consumed_event (consumed_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_event TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON outbox_relay TO ${app_role};
GRANT SELECT, INSERT, DELETE ON consumed_event TO ${app_role};
