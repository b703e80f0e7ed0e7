package cn.zhengxin.authorization.noticerecipient;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.application.Particulars;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.authorization.decision.application.Uses;
import cn.zhengxin.authorization.decision.model.Consumed;
import cn.zhengxin.authorization.decision.model.Refused;
import cn.zhengxin.authorization.decision.model.Released;
import cn.zhengxin.authorization.decision.model.Use;
import cn.zhengxin.authorization.decision.model.UseId;
import cn.zhengxin.authorization.institution.Institution;
import cn.zhengxin.authorization.institution.Institutions;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Q13: for queries of which each has to hold or have spent a use of the very authorization it is asked for under. A withdrawal since
 * changes nothing: the subject is told of what was lawful before.
 */
@Service
class UseNoticeRecipients {

    private final Uses uses;
    private final Particulars particulars;
    private final Institutions institutions;
    private final Outbox outbox;
    private final Clock clock;

    UseNoticeRecipients(Uses uses, Particulars particulars, Institutions institutions, Outbox outbox, Clock clock) {
        this.uses = uses;
        this.particulars = particulars;
        this.institutions = institutions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** One query, as whoever tells of it names it. */
    record Queried(AuthorizationId authorization, UseId use) {}

    /** Without those that were not made under the authorization; in the order they were named. */
    @Transactional
    public Map<UseId, NoticeRecipient> handle(List<Queried> queries, Requester requester) {
        var found = uses.find(queries.stream().map(Queried::use).toList());
        var names = new HashMap<String, String>();
        var recipients = new LinkedHashMap<UseId, NoticeRecipient>();
        for (var query : queries) {
            Optional.ofNullable(found.get(query.use()))
                    .filter(use -> use.facts().authorization().equals(query.authorization()))
                    .filter(UseNoticeRecipients::wasMade)
                    .ifPresent(use -> recipients.put(query.use(), recipientOf(use, names, requester)));
        }
        return recipients;
    }

    /** That the bureau was reached is sometimes told a little later than it was. */
    private static boolean wasMade(Use use) {
        return switch (use) {
            case Use.Held _ -> true;
            case Consumed _ -> true;
            case Released _ -> false;
            case Refused _ -> false;
        };
    }

    private NoticeRecipient recipientOf(Use use, Map<String, String> names, Requester requester) {
        var facts = use.facts();
        var intended = facts.intendedUse();
        var phone = particulars.of(facts.authorization()).map(SubjectParticulars::phone);
        outbox.append(AuditEvent.of(
                        "NoticeRecipientUsed",
                        facts.authorization().toString(),
                        clock.instant(),
                        requester.actor(),
                        requester.origin(),
                        phone.isPresent() ? "GIVEN" : "NONE")
                .onSubject(intended.subject().value())
                .underAuthorization(facts.authorization().toString())
                .with("useId", facts.id().toString())
                .with("institution", intended.institution()));
        var name = names.computeIfAbsent(
                intended.institution(),
                code -> institutions.active(code).map(Institution::fullName).orElse(code));
        return new NoticeRecipient(name, phone.orElse(null));
    }
}
