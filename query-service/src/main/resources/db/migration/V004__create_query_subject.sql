-- Whom a query is about, under a key of its own.
CREATE TABLE query_subject (
    query_id    uuid PRIMARY KEY REFERENCES credit_query,
    wrapped_key bytea NOT NULL,
    ciphertext  bytea NOT NULL
);

GRANT SELECT, INSERT ON query_subject TO ${app_role};
