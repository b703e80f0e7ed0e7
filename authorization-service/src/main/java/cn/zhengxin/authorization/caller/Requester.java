package cn.zhengxin.authorization.caller;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.ActorKind;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.identity.Role;
import java.util.Set;

/** The party behind a request, what it may be, and where it asks from. */
public record Requester(Party party, Set<Role> roles, Origin origin) {

    public Requester {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** The party in the words of the audit trail. */
    public Actor actor() {
        var kind = switch (party.kind()) {
            case PERSON -> ActorKind.PERSON;
            case SYSTEM -> ActorKind.SYSTEM;
            case SUBJECT -> ActorKind.SUBJECT;
        };
        return new Actor(kind, party.account(), party.employeeNumber(), party.institution());
    }
}
