INSERT INTO policy_rule (policy_version, rule, basis, cure, numbers)
SELECT version, 'Q3', 'bank policy on when, where and how often officers query',
    'Ask within working hours from the branch, or have a special grant approved.',
    '{"opens": "08:30", "closes": "17:30", "days": "WORKING", "officerVolume": "50", "branchVolume": "500",
      "grantHours": "72", "grantUses": "50"}'
FROM policy_version
ON CONFLICT DO NOTHING;
