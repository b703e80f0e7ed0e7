-- N1: how far the rows of each table have come under the current master key; any instance goes on where another one ended.
CREATE TABLE key_rotation (
    sealed_rows   text PRIMARY KEY,
    master_key_id text NOT NULL,
    position      text NOT NULL DEFAULT '',
    changed       bigint NOT NULL DEFAULT 0,
    rewrapped     bigint NOT NULL DEFAULT 0,
    unreadable    bigint NOT NULL DEFAULT 0,
    begun_at      timestamptz NOT NULL DEFAULT now(),
    pass_begun_at timestamptz NOT NULL DEFAULT now(),
    finished_at   timestamptz,
    fence         bigint NOT NULL DEFAULT 0,
    lease_until   timestamptz NOT NULL DEFAULT '-infinity'
);

GRANT SELECT, INSERT, UPDATE ON key_rotation TO ${app_role};
