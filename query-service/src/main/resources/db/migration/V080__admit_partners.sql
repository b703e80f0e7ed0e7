-- A7: the systems of partners ask too.
ALTER TABLE credit_query DROP CONSTRAINT credit_query_requester_kind_check;
ALTER TABLE credit_query ADD CONSTRAINT credit_query_requester_kind_check
    CHECK (requester_kind IN ('OFFICER', 'LENDING_SYSTEM', 'PARTNER_SYSTEM'));
