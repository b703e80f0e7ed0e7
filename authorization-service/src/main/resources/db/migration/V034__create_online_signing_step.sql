-- A3: each step of an online signing, added and never changed.
CREATE TABLE online_signing_step (
    id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    authorization_id uuid        NOT NULL REFERENCES customer_authorization,
    kind             text        NOT NULL,
    at               timestamptz NOT NULL,
    detail           jsonb       NOT NULL
);

CREATE INDEX online_signing_step_authorization ON online_signing_step (authorization_id, id);

GRANT SELECT, INSERT ON online_signing_step TO ${app_role};
