package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pages through the files a requester may see, newest first; that a page was read, or a subject searched for, is on record (A14). */
@Service
public class ListAuthorizations {

    private final Authorizations authorizations;
    private final Particulars particulars;
    private final Outbox outbox;
    private final Clock clock;

    public ListAuthorizations(Authorizations authorizations, Particulars particulars, Outbox outbox, Clock clock) {
        this.authorizations = authorizations;
        this.particulars = particulars;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** One line of a page. */
    public record Line(StoredAuthorization stored, Optional<SubjectParticulars> particulars) {}

    /**
     * One page.
     *
     * @param next give it back as {@code before} for the following page; null on the last
     */
    public record Page(List<Line> lines, @Nullable AuthorizationId next) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    @Transactional
    public Page handle(Requester requester, AuthorizationFilter filter, @Nullable AuthorizationId before, int limit) {
        var found = visible(requester, filter, before, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var lines = shown.stream()
                .map(stored -> new Line(stored, particulars.of(stored.id())))
                .toList();
        var subject = filter.subject();
        var now = clock.instant();
        outbox.append(
                subject == null
                        ? AuthorizationEvents.listed(scope(requester), lines.size(), requester, now)
                        : AuthorizationEvents.searched(subject, scope(requester), lines.size(), requester, now));
        var next = found.size() > limit ? shown.getLast().id() : null;
        return new Page(lines, next);
    }

    private List<StoredAuthorization> visible(
            Requester requester, AuthorizationFilter filter, @Nullable AuthorizationId before, int limit) {
        var party = requester.party();
        if (party.kind() == PartyKind.SUBJECT) {
            return authorizations.ofSubject(new SubjectReference(party.account()), before, limit);
        }
        return FileAccess.scopeOf(requester)
                .map(scope -> authorizations.within(scope, filter, before, limit))
                .orElse(List.of());
    }

    private static String scope(Requester requester) {
        var institution = requester.party().institution();
        return institution == null ? requester.party().account() : institution;
    }
}
