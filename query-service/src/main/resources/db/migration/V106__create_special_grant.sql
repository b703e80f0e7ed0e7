-- Time-boxed permission for what is out of the ordinary (Q3): asked for by an officer, decided by the head of the department.
CREATE TABLE special_grant (
    id                uuid PRIMARY KEY,
    version           bigint NOT NULL,
    state             text NOT NULL CHECK (state IN ('REQUESTED', 'GRANTED', 'REJECTED', 'REVOKED')),
    institution       text NOT NULL,
    branch            text NOT NULL,
    holder            text NOT NULL,
    holder_employee   text NOT NULL,
    covers            text[] NOT NULL CHECK (cardinality(covers) > 0),
    valid_from        timestamptz NOT NULL,
    valid_until       timestamptz NOT NULL CHECK (valid_until > valid_from),
    uses              integer NOT NULL CHECK (uses > 0),
    wrapped_key       bytea NOT NULL,
    reason            bytea NOT NULL,
    requested_at      timestamptz NOT NULL,
    decided_by        text,
    decided_employee  text,
    decided_at        timestamptz,
    revoked_by        text,
    revoked_at        timestamptz,
    CHECK ((decided_by IS NULL) = (state = 'REQUESTED')),
    CHECK ((revoked_by IS NULL) = (state <> 'REVOKED')),
    CHECK (decided_by IS NULL OR (decided_by <> holder AND decided_employee <> holder_employee))
);

CREATE INDEX special_grant_of_holder ON special_grant (holder, valid_until) WHERE state = 'GRANTED';
CREATE INDEX special_grant_of_institution ON special_grant (institution, id DESC);

CREATE TABLE special_grant_use (
    grant_id uuid NOT NULL REFERENCES special_grant,
    query_id uuid NOT NULL REFERENCES credit_query,
    held_at  timestamptz NOT NULL,
    used_at  timestamptz,
    freed_at timestamptz,
    PRIMARY KEY (grant_id, query_id)
);

CREATE INDEX special_grant_use_of_query ON special_grant_use (query_id);

GRANT SELECT, INSERT, UPDATE ON special_grant, special_grant_use TO ${app_role};
