INSERT INTO policy_version (version, effective_from, proposed_by, approved_by)
VALUES (1, '2026-01-01T00:00:00+08:00', 'credit-department', 'compliance-department');

INSERT INTO policy_rule (policy_version, rule, basis, cure, numbers) VALUES
    (1, 'Q1', '征信业管理条例 art 18', 'Obtain an authorization of the subject for this institution, purpose and report type.', '{}'),
    (1, 'Q2', 'bank policy on operators of credit queries', 'Bring the operator''s account into good standing.', '{"grades": "A,B"}'),
    (1, 'Q4', 'bank policy: four eyes on every query by a person', 'Have a reviewer of the same institution decide.', '{}'),
    (1, 'Q14', 'bank policy on stored credit reports', 'Make a new query.', '{"days": "15"}');
