-- Q11: "reviews" names the rules whose second person the two approvers of a batch are.
INSERT INTO policy_rule (policy_version, rule, basis, cure, numbers)
SELECT version, 'Q11', 'bank policy on batch queries: approved by risk, by two people',
    'Have two risk officers of the institution approve the batch, each once and neither of them its uploader.',
    '{"reviews": "Q4"}'
FROM policy_version
ON CONFLICT DO NOTHING;
