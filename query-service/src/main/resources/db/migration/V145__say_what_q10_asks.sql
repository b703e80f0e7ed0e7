INSERT INTO policy_rule (policy_version, rule, basis, cure)
SELECT version, 'Q10', 'bank policy on queries that compliance decides', 'Have the compliance officer of the institution decide.'
FROM policy_version
ON CONFLICT DO NOTHING;
