-- The proposer is the query's requester, whose employee number is on record there.
UPDATE report_adoption a SET proposed_employee = q.employee_number
FROM credit_query q
WHERE q.id = a.query_id AND q.requester_account = a.proposed_by AND a.state = 'PROPOSED';
