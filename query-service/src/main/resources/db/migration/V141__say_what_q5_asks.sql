-- Q5, in every version of the policy: windows of bank days that move along, as long as the shortest quarter, month and week. Doubtful loans
-- and losses are as substandard ones unless "doubtfulQueries", "doubtfulDays", "lossQueries" and "lossDays" are given.
INSERT INTO policy_rule (policy_version, rule, basis, cure, numbers)
SELECT version, 'Q5', 'bank policy on looking after loans: how often by asset class, and with which triggers',
    'Wait until the loan may be looked after again.',
    '{"triggers": "OVERDUE,ABNORMAL_TRANSACTION,DEBT_JUMP", "normalQueries": "1", "normalDays": "90",
      "specialMentionQueries": "1", "specialMentionDays": "28", "substandardQueries": "1", "substandardDays": "7"}'
FROM policy_version
ON CONFLICT DO NOTHING;
