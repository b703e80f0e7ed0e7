package cn.zhengxin.authorization.crossborder.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.crossborder.model.ConsentOnFile;
import cn.zhengxin.authorization.crossborder.model.CrossBorderTransfer;
import cn.zhengxin.authorization.crossborder.model.OverseasRecipient;
import cn.zhengxin.authorization.crossborder.model.RecipientDirectory;
import cn.zhengxin.authorization.crossborder.model.TransferDecision;
import cn.zhengxin.authorization.crossborder.model.TransferInQuestion;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.loan.application.Loans;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.RuleEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what of a subject's data may leave the country for a recipient, and puts the decision on record whatever it is (A8). The
 * authorization is locked meanwhile, so that no decision overtakes a withdrawal that was committed before it (A10).
 */
@Service
public class DecideTransfer {

    private final CrossBorderConsents consents;
    private final Authorizations authorizations;
    private final Loans loans;
    private final RecipientDirectory recipients;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;
    private final Identifiers identifiers;

    public DecideTransfer(
            CrossBorderConsents consents,
            Authorizations authorizations,
            Loans loans,
            RecipientDirectory recipients,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.consents = consents;
        this.authorizations = authorizations;
        this.loans = loans;
        this.recipients = recipients;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
        this.identifiers = new Identifiers(clock);
    }

    /**
     * A decision as it is on record.
     *
     * @param pseudonym what the subject is called towards the recipient; empty where nothing leaves
     * @param rule the rule's words in the policy it was decided under
     */
    public record Decided(
            UUID id,
            TransferDecision decision,
            Optional<String> pseudonym,
            RuleEntry rule,
            int policyVersion,
            Instant at) {}

    /** Empty when there is no such authorization of the requester's institution. */
    @Transactional
    public Optional<Decided> handle(DecideTransferCommand command) {
        var requester = command.requester();
        return authorizations
                .findForChange(command.authorization())
                .filter(stored -> mayAsk(requester, stored))
                .map(stored -> decide(stored, command));
    }

    private Decided decide(StoredAuthorization stored, DecideTransferCommand command) {
        var now = clock.instant();
        var policy = policies.at(now);
        var above = authorizations.above(stored).stream()
                .map(StoredAuthorization::authorization)
                .toList();
        var recipient = new OverseasRecipient(
                recipients.referenceOf(command.recipientName()), command.recipientKind(), command.country());
        var onFile = consents.of(stored.id()).stream()
                .map(found -> new ConsentOnFile(found.consent(), consents.wordsOf(found)))
                .toList();
        var decision = CrossBorderTransfer.decide(new TransferInQuestion(
                stored.authorization(),
                above,
                loanEnded(stored.id(), above),
                onFile,
                recipient,
                command.fields(),
                now));
        var id = identifiers.next();
        outbox.append(CrossBorderEvents.decided(
                id, stored.facts(), recipient, decision, policy.version(), command.requester(), now));
        var pseudonym = decision.outcome() == TransferDecision.Outcome.REFUSED
                ? Optional.<String>empty()
                : Optional.of(recipients.pseudonymOf(stored.facts().subject(), recipient));
        return new Decided(id, decision, pseudonym, policy.rule(RuleCode.A8), policy.version(), now);
    }

    /** A11: consent for a loan ends with it, whether or not it was closed already. */
    private boolean loanEnded(AuthorizationId id, List<CustomerAuthorization> above) {
        return Stream.concat(Stream.of(id), above.stream().map(CustomerAuthorization::id))
                .flatMap(one -> loans.ofAuthorization(one).stream())
                .anyMatch(loan -> loan.facts().hasEnded());
    }

    private static boolean mayAsk(Requester requester, StoredAuthorization stored) {
        return requester.party().kind() != PartyKind.SUBJECT
                && requester.party().isOf(stored.facts().content().institution().code());
    }
}
