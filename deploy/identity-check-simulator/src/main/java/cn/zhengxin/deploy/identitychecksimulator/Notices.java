package cn.zhengxin.deploy.identitychecksimulator;

import java.util.Map;
import java.util.Set;

/** What a notice has to hold, by its kind; the filed contract says it in full. */
final class Notices {
    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "AUTHORIZATION_EXPIRY",
            Set.of("deliveryKey", "phone", "kind", "institution", "authorizationNumber", "endDate"),
            "CREDIT_QUERY",
            Set.of("deliveryKey", "phone", "kind", "institution", "purpose", "inquiredAt"));

    private Notices() {}

    /** Nothing missing, and nothing that the kind does not have. */
    static boolean isComplete(Map<String, String> notice) {
        return notice.keySet().equals(MEMBERS.getOrDefault(notice.getOrDefault("kind", ""), Set.of("unknown kind")));
    }
}
