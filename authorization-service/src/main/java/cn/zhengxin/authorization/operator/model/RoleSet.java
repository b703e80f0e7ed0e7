package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.identity.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * O1: roles one account may hold together. A query officer may be a reviewer too, as in a small branch; that nobody reviews their
 * own request is decided at the request. Empty for accounts from before the register knew roles.
 */
public record RoleSet(Set<Role> roles) {

    /** Thrown by nobody who went through {@link #compose}. */
    public RoleSet {
        roles = Set.copyOf(roles);
        if (!conflicts(roles).isEmpty()) {
            throw new IllegalArgumentException("Roles on both sides of a control");
        }
    }

    /** What became of putting roles together. */
    public sealed interface Composition {

        record Composed(RoleSet roles) implements Composition {}

        record Conflicting(List<RoleConflict> conflicts) implements Composition {
            public Conflicting {
                conflicts = List.copyOf(conflicts);
            }
        }
    }

    public static Composition compose(Set<Role> roles) {
        var conflicts = conflicts(roles);
        return conflicts.isEmpty()
                ? new Composition.Composed(new RoleSet(roles))
                : new Composition.Conflicting(conflicts);
    }

    /** Words no release knows any more, or yet, grant nothing. */
    public static RoleSet ofWords(Collection<String> words) {
        return new RoleSet(
                words.stream().map(Role::ofWord).flatMap(Optional::stream).collect(Collectors.toSet()));
    }

    private static List<RoleConflict> conflicts(Set<Role> roles) {
        var conflicts = new ArrayList<RoleConflict>();
        var isProvince = roles.contains(Role.CREDIT_ADMINISTRATOR_PROVINCE);
        var isInstitution = roles.contains(Role.CREDIT_ADMINISTRATOR_INSTITUTION);
        if ((isProvince || isInstitution) && (roles.contains(Role.QUERY_OFFICER) || roles.contains(Role.REVIEWER))) {
            conflicts.add(RoleConflict.ADMINISTRATOR_AND_QUERY);
        }
        if ((isProvince || isInstitution) && roles.contains(Role.COMPLIANCE_OFFICER)) {
            conflicts.add(RoleConflict.ADMINISTRATOR_AND_COMPLIANCE);
        }
        if (roles.contains(Role.AUDITOR) && roles.size() > 1) {
            conflicts.add(RoleConflict.AUDITOR_AND_WRITER);
        }
        if (isProvince && isInstitution) {
            conflicts.add(RoleConflict.BOTH_ADMINISTRATOR_TIERS);
        }
        if (roles.stream().anyMatch(role -> role.kind() != Role.Kind.STAFF)) {
            conflicts.add(RoleConflict.NOT_A_STAFF_ROLE);
        }
        return conflicts;
    }

    /** Null for everybody who manages nobody. */
    public @Nullable AdministratorTier tier() {
        if (roles.contains(Role.CREDIT_ADMINISTRATOR_PROVINCE)) {
            return AdministratorTier.PROVINCE;
        }
        return roles.contains(Role.CREDIT_ADMINISTRATOR_INSTITUTION) ? AdministratorTier.INSTITUTION : null;
    }

    public boolean grantsNothingBeyond(RoleSet other) {
        return other.roles.containsAll(roles);
    }

    /** A set from before the register knew roles held nobody knows what; no other keeps all of that. */
    public boolean keepsAllOf(RoleSet other) {
        return !other.roles.isEmpty() && roles.containsAll(other.roles);
    }

    /** As tokens spell them, in the order of the alphabet. */
    public List<String> words() {
        return List.copyOf(roles.stream().map(Role::word).collect(Collectors.toCollection(TreeSet::new)));
    }
}
