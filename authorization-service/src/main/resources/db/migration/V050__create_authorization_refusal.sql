-- A17. What a subject is told who refuses to authorize: versions are written once, approved by a second person, and never changed.
CREATE TABLE refusal_notice (
    version           text        PRIMARY KEY,
    effective_from    timestamptz NOT NULL,
    consequence       text        NOT NULL,
    complaint_channel text        NOT NULL,
    proposed_by       text        NOT NULL,
    approved_by       text        NOT NULL CHECK (approved_by <> proposed_by)
);

CREATE TABLE refusal_notice_alternative (
    version text NOT NULL REFERENCES refusal_notice,
    code    text NOT NULL,
    text    text NOT NULL,
    PRIMARY KEY (version, code)
);

-- Words that threaten, or that suggest that refusing lowers a score.
CREATE TABLE refusal_notice_forbidden_word (
    word text PRIMARY KEY
);

-- The subject is a pseudonym; who it is, where an officer stated it, is sealed under a key per row (N1).
CREATE TABLE authorization_refusal (
    id                uuid        PRIMARY KEY,
    subject_reference text        NOT NULL,
    institution_code  text        NOT NULL REFERENCES institution,
    purpose           text        NOT NULL,
    product           text        NOT NULL,
    notice_version    text        NOT NULL REFERENCES refusal_notice,
    shown_at          timestamptz NOT NULL,
    alternatives      text[]      NOT NULL,
    recorded_by       jsonb       NOT NULL,
    recorded_at       timestamptz NOT NULL,
    policy_version    integer     NOT NULL REFERENCES policy_version,
    wrapped_key       bytea,
    ciphertext        bytea
);

CREATE INDEX authorization_refusal_subject ON authorization_refusal (subject_reference);

GRANT SELECT ON refusal_notice, refusal_notice_alternative, refusal_notice_forbidden_word TO ${app_role};
-- Recorded, and read by nobody: no SELECT (A17).
GRANT INSERT ON authorization_refusal TO ${app_role};
