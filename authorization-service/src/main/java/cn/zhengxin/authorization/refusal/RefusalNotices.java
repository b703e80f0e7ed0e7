package cn.zhengxin.authorization.refusal;

import java.time.Instant;
import java.util.Optional;

/** The versions of the notice (A17). */
interface RefusalNotices {

    /**
     * The version in force at a moment; empty before the first.
     *
     * @throws IllegalStateException when its words are not neutral: it is then shown to nobody
     */
    Optional<RefusalNotice> at(Instant moment);
}
