-- Q8, in every version of the policy: thirty-one days, because a window that starts anew each month overlooks what lies across its end.
INSERT INTO policy_rule (policy_version, rule, basis, cure, numbers)
SELECT version, 'Q8', 'bank policy on how often a subject is queried',
    'Look through the queries on the subject; none is refused for it.',
    '{"count": "3", "days": "31"}'
FROM policy_version
ON CONFLICT DO NOTHING;
