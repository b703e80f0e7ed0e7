-- Q11: many queries in one file, approved by two people of risk.
CREATE TABLE credit_query_batch (
    id                       uuid PRIMARY KEY,
    state                    text NOT NULL,
    version                  bigint NOT NULL,
    uploader_kind            text NOT NULL CHECK (uploader_kind IN ('OFFICER', 'LENDING_SYSTEM')),
    uploader_account         text NOT NULL,
    employee_number          text,
    institution              text NOT NULL,
    branch                   text,
    terminal                 text,
    idempotency_key          text NOT NULL,
    content_digest           text NOT NULL,
    row_count                integer NOT NULL CHECK (row_count > 0),
    uploaded_at              timestamptz NOT NULL,
    first_approver           text,
    first_approver_employee  text,
    first_approver_terminal  text,
    first_approval_key       text,
    first_approved_at        timestamptz,
    second_approver          text,
    second_approver_employee text,
    second_approver_terminal text,
    second_approval_key      text,
    second_approved_at       timestamptz,
    started_at               timestamptz,
    pause_reason             text,
    paused_by                text,
    paused_at                timestamptz,
    ended_by                 text,
    ended_at                 timestamptz,
    outages                  integer NOT NULL DEFAULT 0,
    UNIQUE (uploader_account, idempotency_key),
    CHECK (first_approver IS NULL OR first_approver <> uploader_account),
    CHECK (second_approver IS NULL OR (second_approver <> uploader_account AND second_approver <> first_approver
        AND second_approver_employee <> first_approver_employee)),
    CHECK (second_approver IS NOT NULL OR state IN ('AWAITING_APPROVAL', 'REJECTED', 'CANCELLED'))
);

CREATE INDEX credit_query_batch_of_institution ON credit_query_batch (institution, id DESC);
CREATE INDEX credit_query_batch_to_run ON credit_query_batch (state, id)
    WHERE state IN ('APPROVED', 'RUNNING', 'CANCELLED');

GRANT SELECT, INSERT, UPDATE ON credit_query_batch TO ${app_role};
