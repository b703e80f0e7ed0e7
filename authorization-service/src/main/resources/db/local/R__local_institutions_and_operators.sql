-- The made-up bank of the local platform. Only the profile "local" looks into this folder.
INSERT INTO institution (code, full_name) VALUES
    ('B00000', '江南银行总行'),
    ('B10001', '江南银行杭州分行'),
    ('B20001', '江南银行宁波分行'),
    ('P30001', '江南融资担保有限公司'),
    ('P30002', '江南融资租赁有限公司')
ON CONFLICT (code) DO UPDATE SET full_name = excluded.full_name;

INSERT INTO credit_operator (account, employee_number, institution_code, branch, administrator_tier, roles) VALUES
    ('officer.lin', 'E1001', 'B10001', 'B10001-01', NULL, '{query-officer}'),
    ('reviewer.zhao', 'E1002', 'B10001', 'B10001-01', NULL, '{reviewer}'),
    ('admin.institution', 'E1003', 'B10001', 'B10001-01', 'INSTITUTION', '{credit-administrator-institution}'),
    ('dispute.chen', 'E1004', 'B10001', 'B10001-01', NULL, '{dispute-handler}'),
    ('compliance.sun', 'E1005', 'B10001', 'B10001-01', NULL, '{compliance-officer}'),
    ('privacy.he', 'E1006', 'B10001', 'B10001-01', NULL, '{information-protection-officer}'),
    ('officer.gao', 'E2001', 'B20001', 'B20001-01', NULL, '{query-officer,reviewer}'),
    ('officer.wei', 'E1007', 'B10001', 'B10001-02', NULL, '{query-officer}'),
    ('head.wu', 'E1008', 'B10001', 'B10001-01', NULL, '{department-head}'),
    ('risk.tang', 'E1009', 'B10001', 'B10001-01', NULL, '{risk-officer}'),
    ('risk.luo', 'E1021', 'B10001', 'B10001-01', NULL, '{risk-officer}'),
    ('legal.qin', 'E1010', 'B10001', 'B10001-01', NULL, '{legal-reviewer}'),
    ('legal.xu', 'E1011', 'B10001', 'B10001-01', NULL, '{legal-reviewer}'),
    ('compliance.song', 'E0003', 'B00000', 'B00000-01', NULL, '{compliance-officer}'),
    ('admin.second', 'E0004', 'B00000', 'B00000-01', 'PROVINCE', '{credit-administrator-province}'),
    ('admin.province', 'E0001', 'B00000', 'B00000-01', 'PROVINCE', '{credit-administrator-province}'),
    ('auditor.wang', 'E0002', 'B00000', 'B00000-01', NULL, '{auditor}')
ON CONFLICT (account) DO UPDATE SET roles = excluded.roles, version = credit_operator.version + 1
WHERE credit_operator.roles = '{}';

-- O5: what they showed before their accounts were opened.
INSERT INTO operator_qualification (operator_account, kind, reference, achieved_on, percent, recorded_at)
SELECT account, kind, reference, CURRENT_DATE, percent, now()
FROM credit_operator
CROSS JOIN (VALUES
    ('EXAM', 'EXAM-LOCAL', 95),
    ('TRAINING', 'TRAINING-LOCAL', NULL),
    ('CONFIDENTIALITY_AGREEMENT', 'AGREEMENT-LOCAL', NULL)) AS shown (kind, reference, percent)
WHERE application IS NULL
ON CONFLICT DO NOTHING;

INSERT INTO bureau_account (operator_account, bureau_account) VALUES
    ('officer.lin', 'B10001-Q01'),
    ('reviewer.zhao', 'B10001-Q02'),
    ('officer.wei', 'B10001-Q03'),
    ('officer.gao', 'B20001-Q01')
ON CONFLICT (operator_account) DO NOTHING;

INSERT INTO operator_terminal (operator_account, address)
SELECT account, address
FROM credit_operator
CROSS JOIN (VALUES (inet '127.0.0.1'), (inet '::1')) AS local_machine (address)
WHERE application IS NULL
ON CONFLICT DO NOTHING;
