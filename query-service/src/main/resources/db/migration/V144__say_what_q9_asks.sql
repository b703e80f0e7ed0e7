-- Q9: for how long after it came a report answers other queries; never beyond its own days (Q14).
INSERT INTO policy_rule (policy_version, rule, basis, cure, numbers)
SELECT version, 'Q9', 'bank policy on asking the bureau again', 'Use the report that is there.', '{"days": "15"}'
FROM policy_version
ON CONFLICT DO NOTHING;
