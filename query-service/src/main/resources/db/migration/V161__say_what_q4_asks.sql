-- Q4, in every version of the policy: for how long a reviewer holds a query, and which share of systems' queries is looked at afterwards.
-- Numbers that a bank has set itself stay as they are.
UPDATE policy_rule
SET numbers = '{"claimMinutes": "15", "samplePercent": "5"}'::jsonb || numbers
WHERE rule = 'Q4';
