package cn.zhengxin.audittrail;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who caused an event. A subject's account is the subject's pseudonym.
 *
 * @param account account name, client identifier, pseudonym or the platform's component
 * @param employeeNumber of a member of staff
 * @param institution code of the institution the actor belongs to
 */
public record Actor(
        ActorKind kind,
        String account,
        @Nullable String employeeNumber,
        @Nullable String institution) {

    public Actor {
        Objects.requireNonNull(kind, "kind");
        Limits.text("actor.account", account, 128);
        Limits.optionalText("actor.employeeNumber", employeeNumber, 64);
        Limits.optionalText("actor.institution", institution, 64);
    }

    public static Actor person(String account, String employeeNumber, String institution) {
        return new Actor(ActorKind.PERSON, account, employeeNumber, institution);
    }

    public static Actor system(String account, @Nullable String institution) {
        return new Actor(ActorKind.SYSTEM, account, null, institution);
    }

    public static Actor subject(String subjectReference) {
        return new Actor(ActorKind.SUBJECT, subjectReference, null, null);
    }

    public static Actor platform(String component) {
        return new Actor(ActorKind.PLATFORM, component, null, null);
    }
}
