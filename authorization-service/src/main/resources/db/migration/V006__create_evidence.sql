-- N1: sealed under a key per file. Setting wrapped_key to null destroys the file for good.
CREATE TABLE evidence (
    id               uuid        PRIMARY KEY,
    authorization_id uuid        NOT NULL REFERENCES customer_authorization,
    kind             text        NOT NULL,
    media_type       text        NOT NULL,
    size_bytes       bigint      NOT NULL,
    sha256           text        NOT NULL,
    wrapped_key      bytea,
    ciphertext       bytea       NOT NULL,
    added_by         text        NOT NULL,
    added_at         timestamptz NOT NULL
);

CREATE INDEX evidence_authorization ON evidence (authorization_id, id);

GRANT SELECT, INSERT, UPDATE ON evidence TO ${app_role};
