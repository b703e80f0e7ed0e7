-- What proves a signing, under one signed root. Text, not jsonb: it reads as it was written. Nobody changes or removes one.
CREATE TABLE evidence_bundle (
    authorization_id uuid        PRIMARY KEY REFERENCES customer_authorization,
    root             text        NOT NULL,
    bundle           text        NOT NULL,
    kept_at          timestamptz NOT NULL DEFAULT clock_timestamp()
);

GRANT SELECT, INSERT ON evidence_bundle TO ${app_role};
