package cn.zhengxin.authorization.expirynotice;

import cn.zhengxin.authorization.AuthorizationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An announcement and what became of it; the subject by reference (A12).
 *
 * @param deliveryKey the same at every attempt, so that the provider sends one message only
 * @param attempts how often it was taken up; whoever took it up last settles it
 */
record ExpiryNotice(
        AuthorizationId authorization,
        String number,
        String subjectReference,
        String institution,
        String institutionName,
        LocalDate endDate,
        Instant announcedAt,
        int policyVersion,
        UUID deliveryKey,
        int attempts,
        boolean authorizationActive,
        NoticeState state) {}
