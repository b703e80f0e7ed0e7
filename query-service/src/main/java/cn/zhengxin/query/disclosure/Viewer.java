package cn.zhengxin.query.disclosure;

import cn.zhengxin.query.inquiry.Performer;
import java.util.Set;

/**
 * Who wants to see a report, and through what.
 *
 * @param roles as the realm spells them
 */
public record Viewer(Performer performer, String institution, Set<String> roles, Channel channel) {

    /** What shows the report. */
    public enum Channel {
        STAFF_SCREEN,
        SYSTEM,
        /** A partner is passed the masked summary only (A7). */
        PARTNER
    }

    public Viewer {
        roles = Set.copyOf(roles);
    }
}
