INSERT INTO refusal_notice (version, effective_from, consequence, complaint_channel, proposed_by, approved_by)
VALUES (
    '2026-01',
    '2026-01-01 00:00:00+08',
    '是否授权查询信用报告由您自主决定。未授权的，本机构不查询您的信用报告，将依据您提供的其他材料审核本次申请；材料不足以作出判断时，可能无法办理需要信用报告的业务。',
    '如有意见或投诉，可联系本机构网点或客服热线；对处理结果有异议的，可向中国人民银行当地分支机构反映。',
    'founding-policy',
    'founding-approval');

INSERT INTO refusal_notice_alternative (version, code, text) VALUES
    ('2026-01', 'INCOME_PROOF', '提供收入证明，例如工资流水、纳税记录或社保缴纳记录。'),
    ('2026-01', 'ASSET_PROOF', '提供资产证明，例如存款、房产或其他财产凭证。');

INSERT INTO refusal_notice_forbidden_word (word) VALUES
    ('降低评分'), ('影响评分'), ('扣分'), ('信用分'), ('影响信用'), ('影响征信'), ('不良记录'), ('黑名单'), ('失信'),
    ('后果自负'), ('追究'), ('起诉'), ('处罚'), ('必须授权'), ('强制');
