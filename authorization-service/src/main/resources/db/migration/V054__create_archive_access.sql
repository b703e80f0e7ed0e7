-- A14: accesses to files beyond one's own. Reason and the authority's document are sealed (N1).
CREATE TABLE archive_access (
    id                uuid        PRIMARY KEY,
    authorization_id  uuid        NOT NULL REFERENCES customer_authorization,
    institution_code  text        NOT NULL REFERENCES institution,
    kind              text        NOT NULL CHECK (kind IN ('DEPARTMENT', 'AUTHORITY')),
    state             text        NOT NULL CHECK (state IN ('PENDING', 'GRANTED', 'REFUSED')),
    version           bigint      NOT NULL,
    requested_by      jsonb       NOT NULL,
    requested_account text        NOT NULL,
    requested_at      timestamptz NOT NULL,
    grantee           jsonb       NOT NULL,
    grantee_account   text        NOT NULL,
    decisions         jsonb       NOT NULL DEFAULT '[]',
    open_until        timestamptz,
    policy_version    integer     NOT NULL REFERENCES policy_version,
    wrapped_key       bytea,
    ciphertext        bytea       NOT NULL,
    CHECK ((state = 'GRANTED') = (open_until IS NOT NULL))
);

CREATE INDEX archive_access_open ON archive_access (authorization_id, grantee_account) WHERE state = 'GRANTED';
CREATE INDEX archive_access_institution ON archive_access (institution_code, id DESC);

CREATE TABLE archive_access_document (
    id               uuid        PRIMARY KEY,
    access_id        uuid        NOT NULL REFERENCES archive_access,
    authorization_id uuid        NOT NULL REFERENCES customer_authorization,
    media_type       text        NOT NULL,
    size_bytes       bigint      NOT NULL,
    sha256           text        NOT NULL,
    wrapped_key      bytea,
    ciphertext       bytea       NOT NULL,
    added_by         text        NOT NULL,
    added_at         timestamptz NOT NULL
);

CREATE INDEX archive_access_document_access ON archive_access_document (access_id, id);

GRANT SELECT, INSERT, UPDATE ON archive_access, archive_access_document TO ${app_role};
