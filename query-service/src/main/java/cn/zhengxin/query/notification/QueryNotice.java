package cn.zhengxin.query.notification;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Instant;
import java.util.UUID;

/**
 * A notice taken up for one attempt; the subject by reference.
 *
 * @param deliveryKey fixed with the debt and the same at every attempt, so that the provider sends one message only
 * @param inquiredAt what the subject is told
 * @param attempts how often it was taken up, this time among them; whoever took it up last settles it
 */
record QueryNotice(
        CreditQueryId query,
        AuthorizationId authorization,
        SubjectReference subject,
        String institution,
        Purpose purpose,
        UUID deliveryKey,
        Instant inquiredAt,
        Instant owedAt,
        int attempts,
        NoticeState.Due state) {}
