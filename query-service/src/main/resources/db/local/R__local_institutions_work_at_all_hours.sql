-- The made-up institutions of the local platform work around the clock and as much as they like, so that the main job can be
-- shown at night, and under load.
INSERT INTO policy_rule_of_institution (policy_version, rule, institution, numbers)
SELECT policy_version, rule, institution,
    '{"opens": "00:00", "closes": "24:00", "days": "ALL", "officerVolume": "100000", "branchVolume": "100000"}'
FROM policy_rule CROSS JOIN (VALUES ('B10001'), ('B20001')) AS local (institution)
WHERE rule = 'Q3'
ON CONFLICT DO NOTHING;
