package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where authorizations are kept. */
public interface Authorizations {

    AuthorizationNumber nextNumber(LocalDate day);

    StoredAuthorization add(Draft draft);

    Optional<StoredAuthorization> find(AuthorizationId id);

    Optional<StoredAuthorization> findByNumber(AuthorizationNumber number);

    /** Everything it is derived from, nearest first and the original last (A7). None of it ever changes. */
    default List<StoredAuthorization> above(StoredAuthorization stored) {
        var above = new ArrayList<StoredAuthorization>();
        var parent = stored.facts().chain().parent().flatMap(this::find);
        while (parent.isPresent()) {
            above.add(parent.get());
            parent = parent.get().facts().chain().parent().flatMap(this::find);
        }
        return above;
    }

    /** All that are derived from it, directly or not (A7); oldest first. */
    List<StoredAuthorization> derivedFrom(AuthorizationId id);

    /** As {@link #find}, and nobody else changes it or takes one of its uses before the caller's transaction ends. */
    Optional<StoredAuthorization> findForChange(AuthorizationId id);

    /** As {@link #findForChange} where it is derived from nothing (A7); empty, and nothing locked, where it is derived or unknown. */
    Optional<StoredAuthorization> findOriginalForChange(AuthorizationId id);

    /** Replaces what {@link #findForChange} gave by its successor. */
    StoredAuthorization replace(StoredAuthorization before, CustomerAuthorization after);

    /**
     * Newest first.
     *
     * @param before only those older than this one; null to start with the newest
     */
    List<StoredAuthorization> within(
            FileScope scope, AuthorizationFilter filter, @Nullable AuthorizationId before, int limit);

    /**
     * Those of an institution that had ended by a moment (A15), oldest first.
     *
     * @param after only those younger than this one; null to start with the oldest
     */
    List<StoredAuthorization> endedBefore(
            String institution, Instant moment, @Nullable AuthorizationId after, int limit);

    /** Newest first. */
    List<StoredAuthorization> ofSubject(SubjectReference subject, @Nullable AuthorizationId before, int limit);
}
