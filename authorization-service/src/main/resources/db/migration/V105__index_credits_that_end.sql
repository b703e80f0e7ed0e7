-- A12: which large credits end in the days ahead is read from the index alone; most of those that end are small.
CREATE INDEX customer_authorization_credit_ending ON customer_authorization (end_date, ((signature ->> 'amount')::numeric))
    WHERE state = 'ACTIVE';

DROP INDEX customer_authorization_ending;
