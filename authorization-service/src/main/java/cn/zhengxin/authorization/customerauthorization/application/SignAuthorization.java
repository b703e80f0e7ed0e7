package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.customerauthorization.model.CounterSigning;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.customerauthorization.model.SigningChannel;
import cn.zhengxin.authorization.evidence.EvidenceFiles;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the subject's signature at the counter (A4). Online signing (A3) is not offered yet. */
@Service
public class SignAuthorization {

    private final Authorizations authorizations;
    private final EvidenceFiles evidenceFiles;
    private final Colleagues colleagues;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public SignAuthorization(
            Authorizations authorizations,
            EvidenceFiles evidenceFiles,
            Colleagues colleagues,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.authorizations = authorizations;
        this.evidenceFiles = evidenceFiles;
        this.colleagues = colleagues;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Change handle(SignAuthorizationCommand command) {
        return AuthorizationChanges.onCurrent(
                authorizations,
                command.id(),
                command.expectedVersion(),
                facts -> FileAccess.mayChange(command.requester(), facts),
                stored -> stored.authorization() instanceof Draft draft
                        ? sign(stored, draft, command)
                        : new Change.NotInThisState());
    }

    private Change sign(StoredAuthorization stored, Draft draft, SignAuthorizationCommand command) {
        if (command.channel() != SigningChannel.COUNTER
                || draft.facts().content().signingChannel() != SigningChannel.COUNTER) {
            return new Change.ChannelNotOffered();
        }
        var now = clock.instant();
        var policy = policies.at(now);
        var signing = new CounterSigning(
                command.requester().party(),
                command.idDocumentChecked(),
                command.pages(),
                command.witnessEmployeeNumber(),
                witness(draft, command.witnessEmployeeNumber()),
                command.amount(),
                command.recording(),
                now);
        return switch (draft.sign(signing, evidenceFiles.of(draft.id()), policy)) {
            case Draft.Signing.Refused refused -> {
                outbox.append(AuthorizationEvents.signingRefused(
                        draft.facts(), refused.faults(), policy.version(), command.requester(), now));
                yield new Change.SigningRefused(policy.rule(RuleCode.A4), refused.faults());
            }
            case Draft.Signing.Accepted accepted -> keep(stored, accepted.signed(), command);
        };
    }

    private @Nullable Party witness(Draft draft, @Nullable String employeeNumber) {
        return employeeNumber == null
                ? null
                : colleagues
                        .find(
                                employeeNumber,
                                draft.facts().content().institution().code())
                        .orElse(null);
    }

    private Change keep(StoredAuthorization before, Signed signed, SignAuthorizationCommand command) {
        var after = authorizations.replace(before, signed);
        outbox.append(AuthorizationEvents.signed(signed.facts(), signed.signature(), command.requester()));
        return new Change.Changed(after);
    }
}
