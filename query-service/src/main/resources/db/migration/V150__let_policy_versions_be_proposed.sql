-- A version is proposed with a reason, which is free text and lies encrypted; without a date it begins with its approval.
-- Versions from before stay approved as they are.
ALTER TABLE policy_version
    ALTER COLUMN effective_from DROP NOT NULL,
    ADD COLUMN proposed_employee text,
    ADD COLUMN proposed_at       timestamptz,
    ADD COLUMN based_on          integer REFERENCES policy_version,
    ADD COLUMN wrapped_key       bytea,
    ADD COLUMN reason            bytea,
    ADD COLUMN rejected_by       text CHECK (rejected_by <> proposed_by),
    ADD COLUMN decided_employee  text CHECK (decided_employee <> proposed_employee),
    ADD COLUMN decided_at        timestamptz,
    ADD CHECK (approved_by IS NULL OR rejected_by IS NULL),
    ADD CHECK (approved_by IS NULL OR effective_from IS NOT NULL),
    -- What was decided stays decided: no version begins before somebody approved it.
    ADD CHECK (approved_by IS NULL OR decided_at IS NULL OR effective_from >= decided_at),
    ADD CHECK ((wrapped_key IS NULL) = (reason IS NULL));

-- Two open proposals would be made against the same version, and the later approval would undo the earlier one.
CREATE UNIQUE INDEX one_open_policy_proposal ON policy_version ((true)) WHERE approved_by IS NULL AND rejected_by IS NULL;

GRANT INSERT ON policy_version, policy_rule, policy_rule_of_institution TO ${app_role};
GRANT UPDATE (effective_from, approved_by, rejected_by, decided_employee, decided_at) ON policy_version TO ${app_role};
