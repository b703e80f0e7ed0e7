-- A version is proposed by a person with a reason, which is free text and lies encrypted; without a date it begins with its approval.
-- Version 1 stays approved as it is. How long an unmasking may last at most is a number of the policy (M5).
ALTER TABLE masking_policy
    ALTER COLUMN effective_from DROP NOT NULL,
    ALTER COLUMN approver       DROP NOT NULL,
    ALTER COLUMN approved_at    DROP NOT NULL,
    ADD COLUMN proposer_employee text,
    ADD COLUMN proposed_at       timestamptz,
    ADD COLUMN based_on          integer REFERENCES masking_policy,
    ADD COLUMN wrapped_key       bytea,
    ADD COLUMN reason            bytea,
    ADD COLUMN decided_employee  text CHECK (decided_employee <> proposer_employee),
    ADD COLUMN rejected_by       text CHECK (rejected_by <> proposer),
    ADD COLUMN rejected_at       timestamptz,
    ADD COLUMN withdrawn_at      timestamptz,
    ADD COLUMN unmasking_minutes integer NOT NULL DEFAULT 30 CHECK (unmasking_minutes BETWEEN 1 AND 60),
    ADD CHECK (num_nonnulls(approver, rejected_by, withdrawn_at) <= 1),
    ADD CHECK ((approver IS NULL) = (approved_at IS NULL)),
    ADD CHECK ((rejected_by IS NULL) = (rejected_at IS NULL)),
    ADD CHECK (approver IS NULL OR effective_from IS NOT NULL),
    -- What was masked stays masked as it was: no version a person proposed begins before somebody approved it.
    ADD CHECK (approver IS NULL OR proposed_at IS NULL OR effective_from >= approved_at),
    ADD CHECK ((wrapped_key IS NULL) = (reason IS NULL));

-- Two open proposals would be made against the same version, and the later approval would undo the earlier one.
CREATE UNIQUE INDEX one_open_masking_policy ON masking_policy ((true))
    WHERE approver IS NULL AND rejected_by IS NULL AND withdrawn_at IS NULL;

GRANT INSERT ON masking_policy, masking_policy_rule TO ${app_role};
GRANT UPDATE (effective_from, approver, approved_at, rejected_by, rejected_at, withdrawn_at, decided_employee)
    ON masking_policy TO ${app_role};
