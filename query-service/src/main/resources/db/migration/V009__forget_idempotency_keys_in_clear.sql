-- Keys are kept as keyed digests from now on, which nothing in here can compute. What was kept in clear goes.
UPDATE credit_query SET idempotency_key = 'forgotten-' || id;
UPDATE credit_query SET review_key = 'forgotten-' || id WHERE review_key IS NOT NULL;
