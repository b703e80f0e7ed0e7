-- Without its wrapped key a report cannot be read by anybody any more.
CREATE TABLE vaulted_report (
    query_id         uuid PRIMARY KEY REFERENCES credit_query,
    wrapped_key      bytea,
    ciphertext       bytea,
    stored_at        timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    key_destroyed_at timestamptz
);

CREATE INDEX vaulted_report_with_key ON vaulted_report (expires_at) WHERE wrapped_key IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON vaulted_report TO ${app_role};
