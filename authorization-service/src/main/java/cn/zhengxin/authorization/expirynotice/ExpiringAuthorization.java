package cn.zhengxin.authorization.expirynotice;

import cn.zhengxin.authorization.AuthorizationId;
import java.time.LocalDate;

/** An active authorization for a large credit that nobody announced yet; the subject by reference. */
record ExpiringAuthorization(
        AuthorizationId id, String number, String subjectReference, String institution, LocalDate endDate) {}
