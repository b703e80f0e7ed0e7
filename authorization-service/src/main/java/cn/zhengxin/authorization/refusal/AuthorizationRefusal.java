package cn.zhengxin.authorization.refusal;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A subject did not authorize, and was given the notice first (A17). Holds no personal data. */
record AuthorizationRefusal(
        UUID id,
        SubjectReference subject,
        String institution,
        Purpose purpose,
        Product product,
        String noticeVersion,
        Instant shownAt,
        List<String> alternatives,
        Party recordedBy,
        Instant recordedAt,
        int policyVersion) {

    AuthorizationRefusal {
        alternatives = List.copyOf(alternatives);
    }
}
