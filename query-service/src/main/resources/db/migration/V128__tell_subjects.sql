-- Q13, in every version of the policy: for how many days it is tried, and for which purposes nobody is told (A16).
INSERT INTO policy_rule (policy_version, rule, basis, cure, numbers)
SELECT version, 'Q13', 'bank policy on telling subjects of queries; 个人信息保护法 art 18 where the law asks for secrecy',
    'Tell the subject by letter, or have a phone number put on record.',
    '{"days": "7", "withheld": "JUDICIAL_ASSISTANCE"}'
FROM policy_version
ON CONFLICT DO NOTHING;
