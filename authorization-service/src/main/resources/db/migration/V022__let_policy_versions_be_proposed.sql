ALTER TABLE policy_version
    ADD COLUMN proposed_employee text,
    ADD COLUMN proposed_at       timestamptz,
    ADD COLUMN based_on          integer REFERENCES policy_version,
    ADD COLUMN rejected_by       text CHECK (rejected_by <> proposed_by),
    ADD COLUMN decided_at        timestamptz,
    ADD CHECK (approved_by IS NULL OR rejected_by IS NULL);

GRANT INSERT ON policy_version, policy_term, policy_blanket_word, policy_template, policy_rule, policy_number, policy_deduction
    TO ${app_role};
GRANT UPDATE (approved_by, rejected_by, decided_at) ON policy_version TO ${app_role};
