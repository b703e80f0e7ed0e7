-- The text behind template version 2026-01, which version 1 of the policy already has in use.
INSERT INTO authorization_template (version, title, paragraphs, effective_from, proposed_by, proposed_at, approved_by, approved_at)
VALUES (
    '2026-01',
    '征信信息授权书',
    '[
 {
  "keyClause": null,
  "text": "授权人（本人）：{name}；证件类型：{documentType}；证件号码：{documentNumber}。"
 },
 {
  "keyClause": null,
  "text": "被授权机构：{institution}。"
 },
 {
  "keyClause": null,
  "text": "重要提示：请在签署前完整阅读本授权书，并特别注意标明为关键条款的各条。是否授权由您自行决定。您不同意授权的，可以改用收入证明、资产证明或者提供担保的方式申请办理；不同意授权这一事实不会计入信用评价。"
 },
 {
  "keyClause": "PURPOSE",
  "text": "一、授权用途。本人授权被授权机构仅为下列一项用途{action}本人的信用信息：{purpose}。本人对这一用途的说明为：{purposeStatement}。被授权机构不得将所得信息用于上述用途以外的任何事项，不得用于营销、推介或者用户画像。"
 },
 {
  "keyClause": "SCOPE",
  "text": "二、授权范围。被授权机构依据本授权书可以在金融信用信息基础数据库{action}的信息为：{scope}。依据本授权书{action}的次数最多为{uses}次。不在上述范围内的信息，被授权机构不得{action}。"
 },
 {
  "keyClause": "TERM",
  "text": "三、授权期限。本授权书的有效期为{term}，期限届满自动失效，不自动延长。专门条款：{clauses}。所申请的业务结清、被拒绝或者由本人放弃的，本授权书随之终止。"
 },
 {
  "keyClause": "RECIPIENTS",
  "text": "四、信息接收方。依据本授权书所得的信息仅由{recipients}接收和使用。未经本人另行作出的单独书面同意，被授权机构不得向其他任何机构或者个人提供该信息，不得向境外提供该信息。"
 },
 {
  "keyClause": "RIGHT_TO_WITHDRAW",
  "text": "五、撤回权利。本人可以随时通过被授权机构的营业网点或者线上渠道撤回本授权，无须说明理由，无须支付费用。撤回一经受理立即生效，被授权机构不得再依据本授权书{action}；撤回之前已经依法完成的{action}不受影响。撤回授权这一事实不会计入信用评价。"
 },
 {
  "keyClause": null,
  "text": "六、信息保护。被授权机构对所得信息承担保密义务，采取加密、权限控制和留痕的措施加以保护，在法律规定和双方约定的期限内保存，期限届满后销毁。被授权机构违反本授权书或者法律规定的，依法承担责任。"
 },
 {
  "keyClause": null,
  "text": "七、本人的其他权利。本人有权查询自己的信用信息，有权知悉本人的信息何时、由哪一机构、为何种用途被查询；认为信息存在错误或者遗漏的，有权提出异议；认为合法权益受到侵害的，有权向中国人民银行的派出机构投诉，也可以向人民法院起诉。"
 },
 {
  "keyClause": null,
  "text": "八、签署方式。本授权书由本人亲自签署。在柜面签署的，由柜员核验本人的身份证件原件，由本人逐页签名并按指印，并有见证人在场；在线上签署的，由本人通过短信验证码和生物特征核验，并对每一关键条款单独勾选。线上签署与在柜面签署具有同等的法律效力。本人可以下载签署后的授权书。"
 },
 {
  "keyClause": null,
  "text": "本人声明：本人已经完整阅读并理解本授权书的全部内容，上述关键条款已经以显著方式提示本人；本授权书系本人真实意思表示，由本人自愿作出。"
 }
]',
    '2026-01-01 00:00:00+08',
    '{"kind": "PERSON", "account": "founding-policy", "employeeNumber": null, "institution": "B00000"}',
    '2025-12-01 00:00:00+08',
    '{"kind": "PERSON", "account": "founding-approval", "employeeNumber": null, "institution": "B00000"}',
    '2025-12-15 00:00:00+08');
