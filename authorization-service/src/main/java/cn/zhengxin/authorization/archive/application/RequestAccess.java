package cn.zhengxin.authorization.archive.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.archive.model.AccessFacts;
import cn.zhengxin.authorization.archive.model.AccessGround;
import cn.zhengxin.authorization.archive.model.AccessKind;
import cn.zhengxin.authorization.archive.model.ArchiveAccessId;
import cn.zhengxin.authorization.archive.model.PendingAccess;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.Colleagues;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.authorization.text.PlainText;
import cn.zhengxin.sensitivetypes.PersonalIdentifier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for a file beyond one's own (A14). Files of other institutions do not exist for whoever asks; files of the own institution
 * do, because asking is how they are found.
 */
@Service
public class RequestAccess {

    private static final int LONGEST = 500;

    private final ArchiveAccesses accesses;
    private final Authorizations authorizations;
    private final Colleagues colleagues;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;
    private final Identifiers identifiers;

    public RequestAccess(
            ArchiveAccesses accesses,
            Authorizations authorizations,
            Colleagues colleagues,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.accesses = accesses;
        this.authorizations = authorizations;
        this.colleagues = colleagues;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
        this.identifiers = new Identifiers(clock);
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Requested(StoredAccess stored, AccessGround ground) implements Outcome {}

        record Incomplete(RuleEntry rule, List<FieldFault> faults) implements Outcome {}

        /** No file of the requester's institution. */
        record Unknown() implements Outcome {}
    }

    @Transactional
    public Outcome handle(AccessStatement statement, Requester requester) {
        var now = clock.instant();
        var policy = policies.at(now);
        var institution = requester.party().institution();
        var faults = new ArrayList<FieldFault>();
        var authorization = statement.authorization();
        if (authorization == null) {
            faults.add(new FieldFault(RuleCode.A14, "authorizationId", "is missing"));
        }
        var ground = ground(statement, faults);
        var grantee = grantee(statement, requester, faults);
        if (!faults.isEmpty() || authorization == null || grantee == null || institution == null) {
            return new Outcome.Incomplete(policy.rule(RuleCode.A14), faults);
        }
        var file = authorizations
                .find(new AuthorizationId(authorization))
                .filter(stored -> stored.facts().content().institution().code().equals(institution));
        if (file.isEmpty()) {
            return new Outcome.Unknown();
        }
        var facts = new AccessFacts(
                new ArchiveAccessId(identifiers.next()),
                file.get().id(),
                institution,
                statement.forAuthority() ? AccessKind.AUTHORITY : AccessKind.DEPARTMENT,
                requester.party(),
                now,
                grantee,
                policy.version());
        var stored = accesses.add(new PendingAccess(facts, List.of(), false), ground);
        outbox.append(AccessEvents.requested(facts, requester));
        return new Outcome.Requested(stored, ground);
    }

    private @Nullable Party grantee(AccessStatement statement, Requester requester, List<FieldFault> faults) {
        var number = statement.employeeNumber();
        var institution = requester.party().institution();
        if (!statement.forAuthority()) {
            if (number != null) {
                faults.add(new FieldFault(RuleCode.A14, "employeeNumber", "is given for an outside authority only"));
            }
            return requester.party();
        }
        var named =
                number == null || institution == null ? Optional.<Party>empty() : colleagues.find(number, institution);
        if (named.isEmpty()) {
            faults.add(new FieldFault(
                    RuleCode.A14, "employeeNumber", "an employee of the institution, registered and at work"));
        }
        return named.orElse(null);
    }

    private static AccessGround ground(AccessStatement statement, List<FieldFault> faults) {
        var reason = text("reason", statement.reason(), faults);
        if (!statement.forAuthority()) {
            return new AccessGround(reason, null);
        }
        return new AccessGround(
                reason,
                new AccessGround.LegalDocument(
                        text("authority.name", statement.authority(), faults),
                        text("authority.documentKind", statement.documentKind(), faults),
                        text("authority.documentNumber", statement.documentNumber(), faults),
                        text("authority.caseNumber", statement.caseNumber(), faults)));
    }

    private static String text(String field, @Nullable String text, List<FieldFault> faults) {
        if (text == null || PlainText.compact(text).isEmpty()) {
            faults.add(new FieldFault(RuleCode.A14, field, "is missing"));
            return "";
        }
        if (text.length() > LONGEST || !PlainText.isAll(text)) {
            faults.add(new FieldFault(RuleCode.A14, field, "at most " + LONGEST + " visible characters on one line"));
        }
        if (PersonalIdentifier.isIn(text)) {
            faults.add(new FieldFault(RuleCode.A14, field, "holds a person's number or e-mail address"));
        }
        return text.strip();
    }
}
