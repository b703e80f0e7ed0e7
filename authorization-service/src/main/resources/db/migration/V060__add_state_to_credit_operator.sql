-- O5-O7: an account has a life of its own before and after it may work. Rows from before are open; who was suspended stays so.
-- An instance of the release before writes suspension alone: among ACTIVE and SUSPENDED the column suspension decides.
ALTER TABLE credit_operator
    ADD COLUMN state         text   NOT NULL DEFAULT 'ACTIVE'
        CHECK (state IN ('APPLIED', 'TRAINED', 'APPROVED', 'ACTIVE', 'LOCKED', 'SUSPENDED', 'LEFT')),
    ADD COLUMN roles         text[] NOT NULL DEFAULT '{}',
    ADD COLUMN application   jsonb,
    ADD COLUMN lock          jsonb,
    ADD COLUMN departure     jsonb,
    ADD COLUMN role_proposal jsonb,
    ADD COLUMN last_used_on  date   NOT NULL DEFAULT CURRENT_DATE;

UPDATE credit_operator SET state = 'SUSPENDED' WHERE suspension IS NOT NULL;

UPDATE credit_operator
SET roles = ARRAY ['credit-administrator-' || lower(administrator_tier)]
WHERE administrator_tier IS NOT NULL;

CREATE INDEX credit_operator_unused ON credit_operator (last_used_on) WHERE state = 'ACTIVE';
CREATE INDEX credit_operator_branch ON credit_operator (branch);

GRANT INSERT ON credit_operator TO ${app_role};
