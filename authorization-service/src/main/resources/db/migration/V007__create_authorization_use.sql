-- A13. Refused asks are kept as well: repeating one gives the first answer. They may name authorizations that do not exist,
-- so there is no foreign key.
CREATE TABLE authorization_use (
    use_id            uuid        PRIMARY KEY,
    authorization_id  uuid        NOT NULL,
    state             text        NOT NULL CHECK (state IN ('RESERVED', 'CONFIRMED', 'CONSUMED', 'RELEASED', 'REFUSED')),
    subject_reference text        NOT NULL,
    institution       text        NOT NULL,
    purpose           text        NOT NULL,
    report_type       text        NOT NULL,
    operator_account  text        NOT NULL,
    refused_rules     text[]      NOT NULL DEFAULT '{}',
    policy_version    integer     NOT NULL REFERENCES policy_version,
    asked_at          timestamptz NOT NULL,
    changed_at        timestamptz NOT NULL,
    CHECK ((state = 'REFUSED') = (cardinality(refused_rules) > 0))
);

CREATE INDEX authorization_use_taken ON authorization_use (authorization_id)
    WHERE state IN ('RESERVED', 'CONFIRMED', 'CONSUMED');

GRANT SELECT, INSERT, UPDATE ON authorization_use TO ${app_role};
