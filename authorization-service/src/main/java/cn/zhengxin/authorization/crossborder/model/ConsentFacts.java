package cn.zhengxin.authorization.crossborder.model;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.evidence.EvidenceId;
import java.time.Instant;

/**
 * What stays the same in every state.
 *
 * @param number the authorization's number and a running one
 * @param evidence the document of this consent, and of nothing else
 * @param evidenceAddedBy account of whoever handed the document in
 */
public record ConsentFacts(
        CrossBorderConsentId id,
        String number,
        AuthorizationId authorization,
        String institution,
        SubjectReference subject,
        ConsentContent content,
        EvidenceId evidence,
        String evidenceAddedBy,
        Party recordedBy,
        Instant recordedAt,
        int policyVersion) {}
