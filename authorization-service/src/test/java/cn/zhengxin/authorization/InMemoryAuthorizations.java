package cn.zhengxin.authorization;

import cn.zhengxin.authorization.customerauthorization.application.AuthorizationFilter;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.FileScope;
import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Authorizations for tests of use cases. */
public final class InMemoryAuthorizations implements Authorizations {

    private final Map<AuthorizationId, StoredAuthorization> kept = new HashMap<>();
    private long sequence;

    public void put(CustomerAuthorization authorization) {
        kept.put(authorization.id(), new StoredAuthorization(authorization, 1));
    }

    @Override
    public AuthorizationNumber nextNumber(LocalDate day) {
        return AuthorizationNumber.of(day, ++sequence);
    }

    @Override
    public StoredAuthorization add(Draft draft) {
        put(draft);
        return kept.get(draft.id());
    }

    @Override
    public Optional<StoredAuthorization> find(AuthorizationId id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public Optional<StoredAuthorization> findByNumber(AuthorizationNumber number) {
        return kept.values().stream()
                .filter(stored -> stored.facts().number().equals(number))
                .findFirst();
    }

    @Override
    public List<StoredAuthorization> derivedFrom(AuthorizationId id) {
        var children = kept.values().stream()
                .filter(stored ->
                        stored.facts().chain().parent().filter(id::equals).isPresent())
                .toList();
        return Stream.concat(children.stream(), children.stream().flatMap(child -> derivedFrom(child.id()).stream()))
                .toList();
    }

    @Override
    public Optional<StoredAuthorization> findForChange(AuthorizationId id) {
        return find(id);
    }

    @Override
    public Optional<StoredAuthorization> findOriginalForChange(AuthorizationId id) {
        return find(id).filter(stored -> stored.facts().chain().parent().isEmpty());
    }

    @Override
    public StoredAuthorization replace(StoredAuthorization before, CustomerAuthorization after) {
        var stored = new StoredAuthorization(after, before.version() + 1);
        kept.put(after.id(), stored);
        return stored;
    }

    @Override
    public List<StoredAuthorization> within(
            FileScope scope, AuthorizationFilter filter, AuthorizationId before, int limit) {
        return page(
                stored -> stored.facts().content().institution().code().equals(scope.institution())
                        && (scope.all() || stored.facts().enteredBy().account().equals(scope.enteredBy()))
                        && (filter.subject() == null
                                || filter.subject().equals(stored.facts().subject())),
                before,
                limit);
    }

    @Override
    public List<StoredAuthorization> endedBefore(String institution, Instant moment, AuthorizationId after, int limit) {
        return page(
                stored -> stored.facts().content().institution().code().equals(institution)
                        && stored.authorization().hasExpired(moment),
                null,
                limit);
    }

    @Override
    public List<StoredAuthorization> ofSubject(SubjectReference subject, AuthorizationId before, int limit) {
        return page(stored -> stored.facts().subject().equals(subject), before, limit);
    }

    private List<StoredAuthorization> page(Predicate<StoredAuthorization> wanted, AuthorizationId before, int limit) {
        return kept.values().stream()
                .filter(wanted)
                .filter(stored -> before == null || stored.id().value().compareTo(before.value()) < 0)
                .sorted(Comparator.comparing(
                                (StoredAuthorization stored) -> stored.id().value())
                        .reversed())
                .limit(limit)
                .toList();
    }
}
