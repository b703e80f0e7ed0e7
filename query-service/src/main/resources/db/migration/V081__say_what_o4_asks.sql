-- O4: what an inquiry lacks that waits for an account at the bureau, in every version of the policy.
INSERT INTO policy_rule (policy_version, rule, basis, cure)
SELECT version, 'O4', 'bank policy on accounts at the bureau',
    'Have a bureau account mapped to the operator, or the operator''s account reinstated; the inquiry then goes out by itself.'
FROM policy_version
ON CONFLICT DO NOTHING;
