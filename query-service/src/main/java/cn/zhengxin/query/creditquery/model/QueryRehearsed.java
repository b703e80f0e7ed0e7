package cn.zhengxin.query.creditquery.model;

import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Performer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked at what would become of a query, without asking it. There is no query, and so this is none of {@link
 * CreditQueryEvent}; on record before the answer is given, because looking leaves a trace too (U1). Holds no personal data (N2).
 *
 * @param rehearsed what was looked at, under the rehearsal's own id
 * @param decision what would have been decided; absent when a part was silent and nothing was told (N3)
 */
public record QueryRehearsed(
        Particulars rehearsed,
        Performer by,
        Instant at,
        @Nullable Decision decision) {}
