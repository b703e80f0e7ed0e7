-- Whose second person decides a query that waits (Q4, Q10).
ALTER TABLE credit_query ADD COLUMN review_by text CHECK (review_by IN ('REVIEWER', 'COMPLIANCE'));
UPDATE credit_query SET review_by = 'REVIEWER' WHERE decision_outcome = 'REVIEW';
ALTER TABLE credit_query ADD CONSTRAINT credit_query_review_has_a_second_person
    CHECK ((decision_outcome IS NOT DISTINCT FROM 'REVIEW') = (review_by IS NOT NULL));
