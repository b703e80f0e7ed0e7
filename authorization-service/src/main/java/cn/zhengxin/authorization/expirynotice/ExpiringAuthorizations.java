package cn.zhengxin.authorization.expirynotice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Where authorizations that near their end are found. */
interface ExpiringAuthorizations {

    /** The soonest first. */
    List<ExpiringAuthorization> notAnnounced(
            BigDecimal fromAmount, LocalDate endingFrom, LocalDate endingUntil, int limit);

    /** False when somebody announced it before; nothing changed then. */
    boolean announce(ExpiringAuthorization authorization, int policyVersion, Instant at);
}
