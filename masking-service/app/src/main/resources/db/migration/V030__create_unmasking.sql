-- Named fields of one report, shown in full to who asked, for minutes, with another person's consent (M5, O1). The reason is free text
-- and lies encrypted.
CREATE TABLE unmasking (
    id                 uuid        PRIMARY KEY,
    credit_query_id    uuid        NOT NULL,
    report_type        text        NOT NULL CHECK (report_type IN ('PERSONAL', 'ENTERPRISE')),
    institution        text        NOT NULL,
    requester          text        NOT NULL,
    requester_employee text        NOT NULL,
    requested_at       timestamptz NOT NULL,
    fields             text[]      NOT NULL,
    kinds              text[]      NOT NULL,
    minutes            integer     NOT NULL CHECK (minutes BETWEEN 1 AND 60),
    wrapped_key        bytea       NOT NULL,
    reason             bytea       NOT NULL,
    approver           text        CHECK (approver <> requester),
    rejected_by        text        CHECK (rejected_by <> requester),
    decided_employee   text        CHECK (decided_employee <> requester_employee),
    decided_at         timestamptz,
    ends_at            timestamptz,
    revoked_by         text,
    revoked_at         timestamptz,
    end_told_at        timestamptz,
    CHECK (cardinality(fields) + cardinality(kinds) BETWEEN 1 AND 20),
    CHECK (approver IS NULL OR rejected_by IS NULL),
    CHECK (num_nulls(decided_employee, decided_at) IN (0, 2)),
    CHECK ((approver IS NULL AND rejected_by IS NULL) = (decided_at IS NULL)),
    CHECK ((approver IS NULL) = (ends_at IS NULL)),
    CHECK (num_nulls(revoked_by, revoked_at) IN (0, 2)),
    CHECK (rejected_by IS NULL OR revoked_at IS NULL),
    -- It ends by itself, no later than it was asked for.
    CHECK (ends_at <= decided_at + minutes * interval '1 minute'),
    CHECK (end_told_at >= ends_at)
);

CREATE INDEX unmasking_by_query ON unmasking (credit_query_id, requester) WHERE approver IS NOT NULL AND revoked_at IS NULL;
CREATE INDEX unmasking_by_institution ON unmasking (institution, id);
CREATE INDEX unmasking_to_be_told ON unmasking (ends_at)
    WHERE approver IS NOT NULL AND revoked_at IS NULL AND end_told_at IS NULL;

GRANT SELECT, INSERT ON unmasking TO ${app_role};
GRANT UPDATE (approver, rejected_by, decided_employee, decided_at, ends_at, revoked_by, revoked_at, end_told_at)
    ON unmasking TO ${app_role};
