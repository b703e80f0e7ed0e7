-- A5, A6, A9: guardian, borrower, legal representative and handler by reference; null where the subject acts alone.
ALTER TABLE customer_authorization ADD COLUMN circumstances jsonb;
