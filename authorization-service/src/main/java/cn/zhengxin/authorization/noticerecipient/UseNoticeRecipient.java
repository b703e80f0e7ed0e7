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
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Q13: for one query alone, which has to hold or have spent a use of this very authorization. A withdrawal since changes nothing: the
 * subject is told of what was lawful before.
 */
@Service
class UseNoticeRecipient {

    private final Uses uses;
    private final Particulars particulars;
    private final Institutions institutions;
    private final Outbox outbox;
    private final Clock clock;

    UseNoticeRecipient(Uses uses, Particulars particulars, Institutions institutions, Outbox outbox, Clock clock) {
        this.uses = uses;
        this.particulars = particulars;
        this.institutions = institutions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Empty when no such query was made under the authorization. */
    @Transactional
    public Optional<NoticeRecipient> handle(AuthorizationId authorization, UseId useId, Requester requester) {
        return uses.find(useId)
                .filter(use -> use.facts().authorization().equals(authorization))
                .filter(UseNoticeRecipient::wasMade)
                .map(use -> recipientOf(use, requester));
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

    private NoticeRecipient recipientOf(Use use, Requester requester) {
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
        var name = institutions.active(intended.institution()).map(Institution::fullName);
        return new NoticeRecipient(name.orElse(intended.institution()), phone.orElse(null));
    }
}
