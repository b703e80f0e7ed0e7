-- Q9: the earlier query whose report answers this one; the bureau was not asked.
ALTER TABLE credit_query ADD COLUMN answered_from uuid REFERENCES credit_query;
ALTER TABLE credit_query ADD CONSTRAINT credit_query_answered_from_another
    CHECK (answered_from IS NULL OR (state = 'ANSWERED' AND answered_from <> id AND sent_at IS NULL));
