-- What the authorization service still has to be told about a use: spent, or free again, and never both.
CREATE TABLE use_action (
    query_id         uuid PRIMARY KEY REFERENCES credit_query,
    authorization_id uuid NOT NULL,
    kind             text NOT NULL CHECK (kind IN ('CONSUME', 'RELEASE')),
    attempts         integer NOT NULL DEFAULT 0,
    next_attempt_at  timestamptz NOT NULL DEFAULT '-infinity',
    done_at          timestamptz
);

CREATE INDEX use_action_owed ON use_action (next_attempt_at) WHERE done_at IS NULL;
CREATE INDEX use_action_owed_under ON use_action (authorization_id) WHERE done_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON use_action TO ${app_role};
