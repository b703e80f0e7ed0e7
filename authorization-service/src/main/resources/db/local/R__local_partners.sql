-- The made-up partners of the local platform, active. Runs after the institutions it needs.
UPDATE institution SET kind = 'PARTNER' WHERE code IN ('P30001', 'P30002');

INSERT INTO partner (
    code, version, state, credit_code, qualifications, agreement_reference, institution_code, registered_by, registered_at,
    policy_version, approval)
SELECT
    given.code, 1, 'ACTIVE', given.credit_code, given.qualifications::jsonb, given.agreement, 'B10001',
    '{"kind": "PERSON", "account": "admin.institution", "employeeNumber": "E1003", "institution": "B10001"}',
    '2026-01-05 10:00:00+08', 1,
    '{"by": {"kind": "PERSON", "account": "compliance.sun", "employeeNumber": "E1005", "institution": "B10001"},
      "at": "2026-01-06T02:00:00Z"}'
FROM (VALUES
    ('P30001', '91330100MA2PART01W', 'AGR-2026-001',
     '[{"kind": "FINANCING_GUARANTEE", "number": "ZJ-GUARANTEE-0001", "validFrom": "2026-01-01", "validUntil": "2030-12-31",
        "permittedPurposes": ["LOAN_APPLICATION", "GUARANTOR_CHECK", "POST_LOAN_MANAGEMENT"]}]'),
    ('P30002', '91330200MA2PART025', 'AGR-2026-002',
     '[{"kind": "FINANCE_LEASE", "number": "ZJ-LEASE-0002", "validFrom": "2026-01-01", "validUntil": "2030-12-31",
        "permittedPurposes": ["LOAN_APPLICATION", "POST_LOAN_MANAGEMENT"]}]')
) AS given (code, credit_code, agreement, qualifications)
ON CONFLICT (code) DO NOTHING;
