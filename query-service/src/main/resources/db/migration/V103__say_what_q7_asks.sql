INSERT INTO policy_rule (policy_version, rule, basis, cure, numbers)
SELECT version, 'Q7', 'bank policy on repeated queries, over all institutions of the platform',
    'Have a reviewer of the institution decide.', '{"queries": "3", "days": "30"}'
FROM policy_version
ON CONFLICT DO NOTHING;
