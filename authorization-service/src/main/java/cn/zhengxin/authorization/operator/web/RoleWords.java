package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.identity.Role;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The closed list of roles as requests spell them (O1). */
public final class RoleWords {

    public static final String PATTERN =
            "credit-administrator-province|credit-administrator-institution|query-officer|reviewer|dispute-handler|auditor|"
                    + "compliance-officer|information-protection-officer|department-head|risk-officer|legal-reviewer";

    private RoleWords() {}

    public static Set<Role> roles(Collection<String> words) {
        return words.stream().map(Role::ofWord).flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
