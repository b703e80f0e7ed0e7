-- A7: a partner is an institution too, but not one of the bank.
ALTER TABLE institution ADD COLUMN kind text NOT NULL DEFAULT 'BANK' CHECK (kind IN ('BANK', 'PARTNER'));

GRANT INSERT (code, full_name, kind) ON institution TO ${app_role};
