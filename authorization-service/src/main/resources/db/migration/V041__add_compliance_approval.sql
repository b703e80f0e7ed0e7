-- A5: the compliance officer's sign-off on a minor's authorization.
ALTER TABLE customer_authorization ADD COLUMN compliance_approval jsonb;
