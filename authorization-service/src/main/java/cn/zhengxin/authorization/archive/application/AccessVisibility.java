package cn.zhengxin.authorization.archive.application;

import cn.zhengxin.authorization.archive.model.AccessFacts;
import cn.zhengxin.authorization.archive.model.AccessKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.identity.Role;
import java.util.EnumSet;
import java.util.Set;

/** Who sees an access: whoever asked or may open the file, and those who can decide on its kind. */
final class AccessVisibility {

    private AccessVisibility() {}

    static boolean maySee(Requester requester, AccessFacts facts) {
        var account = requester.party().account();
        return requester.party().isOf(facts.institution())
                && (facts.requestedBy().account().equals(account)
                        || facts.grantee().account().equals(account)
                        || kindsSeenBy(requester).contains(facts.kind()));
    }

    static Set<AccessKind> kindsSeenBy(Requester requester) {
        var kinds = EnumSet.noneOf(AccessKind.class);
        for (var kind : AccessKind.values()) {
            if (requester.has(Role.COMPLIANCE_OFFICER) || mayDecide(requester, kind)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    static boolean mayDecide(Requester requester, AccessKind kind) {
        return switch (kind) {
            case DEPARTMENT -> requester.has(Role.RISK_OFFICER);
            case AUTHORITY -> requester.has(Role.LEGAL_REVIEWER);
        };
    }
}
