-- N1: sealed under a key per row. Setting wrapped_key to null destroys the content for good.
CREATE TABLE sealed_particulars (
    id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    authorization_id uuid        NOT NULL REFERENCES customer_authorization,
    part             text        NOT NULL,
    wrapped_key      bytea,
    ciphertext       bytea       NOT NULL,
    kept_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (authorization_id, part)
);

GRANT SELECT, INSERT, UPDATE ON sealed_particulars TO ${app_role};
