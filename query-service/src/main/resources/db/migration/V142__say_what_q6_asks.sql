INSERT INTO policy_rule (policy_version, rule, basis, cure, numbers)
SELECT version, 'Q6', 'bank policy on loans without movement',
    'Have the customer confirm the loan, and the confirmation recorded.', '{"months": "12"}'
FROM policy_version
ON CONFLICT DO NOTHING;
