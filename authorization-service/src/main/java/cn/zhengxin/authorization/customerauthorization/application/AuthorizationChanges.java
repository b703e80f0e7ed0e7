package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every change does first: find under lock, hide what is not the caller's, compare the version, leave a sealed record. */
@Component
public class AuthorizationChanges {

    private final Authorizations authorizations;
    private final RecordSeal recordSeal;

    public AuthorizationChanges(Authorizations authorizations, RecordSeal recordSeal) {
        this.authorizations = authorizations;
        this.recordSeal = recordSeal;
    }

    Change onCurrent(
            AuthorizationId id,
            @Nullable Long expectedVersion,
            Predicate<AuthorizationFacts> allowed,
            Function<StoredAuthorization, Change> change) {
        var found = authorizations.findForChange(id).filter(stored -> allowed.test(stored.facts()));
        if (found.isEmpty()) {
            return new Change.Unknown();
        }
        var stored = found.get();
        if (expectedVersion != null && expectedVersion != stored.version()) {
            return new Change.Outdated();
        }
        // A12
        return recordSeal.isOn(stored.authorization()) ? new Change.NotInThisState() : change.apply(stored);
    }
}
