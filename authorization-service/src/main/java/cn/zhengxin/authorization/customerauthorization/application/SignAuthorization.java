package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.CounterSigning;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.ImageFindings;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.customerauthorization.model.SigningChannel;
import cn.zhengxin.authorization.evidence.EvidenceFiles;
import cn.zhengxin.authorization.evidence.EvidenceId;
import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the subject's signature at the counter (A4). Online the subject signs alone (A3). */
@Service
public class SignAuthorization {

    private final AuthorizationChanges changes;
    private final Authorizations authorizations;
    private final EvidenceFiles evidenceFiles;
    private final SubjectAges ages;
    private final PageImages pageImages;
    private final DeclaredConsents declaredConsents;
    private final Colleagues colleagues;
    private final SealSigned sealSigned;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public SignAuthorization(
            AuthorizationChanges changes,
            Authorizations authorizations,
            EvidenceFiles evidenceFiles,
            SubjectAges ages,
            PageImages pageImages,
            DeclaredConsents declaredConsents,
            Colleagues colleagues,
            SealSigned sealSigned,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.changes = changes;
        this.authorizations = authorizations;
        this.evidenceFiles = evidenceFiles;
        this.ages = ages;
        this.pageImages = pageImages;
        this.declaredConsents = declaredConsents;
        this.colleagues = colleagues;
        this.sealSigned = sealSigned;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public Change handle(SignAuthorizationCommand command) {
        return changes.onCurrent(
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
            return new Change.OtherChannel();
        }
        var now = clock.instant();
        // A file whose key is destroyed says nothing of who would sign.
        return ages.of(draft.id(), now)
                .map(age -> sign(stored, draft, age, command, now))
                .orElseGet(Change.NotInThisState::new);
    }

    private Change sign(
            StoredAuthorization stored, Draft draft, AgeGroup age, SignAuthorizationCommand command, Instant now) {
        var policy = policies.at(now);
        var signing = new CounterSigning(
                command.requester().party(),
                command.idDocumentChecked(),
                command.pages(),
                command.witnessEmployeeNumber(),
                witness(draft, command.witnessEmployeeNumber()),
                command.amount(),
                command.recording(),
                command.guardianDocumentChecked(),
                now);
        var evidence = evidenceFiles.of(draft.id());
        var images = findings(draft, command, evidence, policy.version(), now);
        return switch (draft.sign(signing, evidence, policy, images, age)) {
            case Draft.Signing.Refused refused -> {
                outbox.append(AuthorizationEvents.signingRefused(
                        draft.facts(), refused.faults(), policy.version(), command.requester(), now));
                yield new Change.SigningRefused(RuleReasons.of(refused.faults(), policy, age), refused.faults());
            }
            case Draft.Signing.Accepted accepted -> {
                var sealing = sealSigned.handle(accepted.signed(), List.of());
                yield keep(stored, accepted.signed(), sealing, command);
            }
        };
    }

    /**
     * A4: an image that signed before is no signature of today. Each one found is worth knowing, whoever's it was; the images of
     * another subject are refused, those of the guarantee's other party by A6. A row of a batch brings the pages it named (A9).
     */
    private ImageFindings findings(
            Draft draft,
            SignAuthorizationCommand command,
            List<EvidenceItem> evidence,
            int policyVersion,
            Instant now) {
        var pages = command.pages().stream()
                .map(CounterSigning.Page::image)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var images = evidence.stream()
                .filter(item -> item.kind() == EvidenceKind.SIGNED_DOCUMENT && pages.contains(item.id()))
                .toList();
        var earlier = pageImages.signedBefore(
                images.stream().map(EvidenceItem::sha256).collect(Collectors.toSet()), draft.id());
        var ofAnother = new HashSet<EvidenceId>();
        var ofOtherParty = new HashSet<EvidenceId>();
        for (var image : images) {
            var same = earlier.stream()
                    .filter(found -> found.sha256().equals(image.sha256()))
                    .toList();
            var gravest = same.stream()
                    .max(Comparator.comparing(found -> ownership(found, draft.facts())))
                    .orElse(null);
            if (gravest == null) {
                continue;
            }
            var ownership = ownership(gravest, draft.facts());
            switch (ownership) {
                case OF_SUBJECT -> {}
                case OF_ANOTHER -> ofAnother.add(image.id());
                case OF_OTHER_PARTY -> ofOtherParty.add(image.id());
            }
            outbox.append(AuthorizationEvents.pageImageReused(
                    draft.facts(),
                    image,
                    gravest,
                    ownership == Ownership.OF_OTHER_PARTY ? RuleCode.A6 : RuleCode.A4,
                    ownership != Ownership.OF_SUBJECT,
                    policyVersion,
                    command.requester(),
                    now));
        }
        return new ImageFindings(ofAnother, ofOtherParty, undeclared(draft, images));
    }

    private Set<EvidenceId> undeclared(Draft draft, List<EvidenceItem> images) {
        return declaredConsents
                .of(draft.id())
                .map(declared -> images.stream()
                        .filter(image -> !declared.contains(image.sha256()))
                        .map(EvidenceItem::id)
                        .collect(Collectors.toSet()))
                .orElseGet(Set::of);
    }

    /** Whose an earlier image was, the gravest last. */
    private enum Ownership {
        OF_SUBJECT,
        OF_ANOTHER,
        /** A6: the borrower's whom this subject stands for, or a guarantor's of this subject. */
        OF_OTHER_PARTY
    }

    private Ownership ownership(PageImages.Earlier earlier, AuthorizationFacts facts) {
        if (earlier.subject().equals(facts.subject())) {
            return Ownership.OF_SUBJECT;
        }
        var stoodForSubject = authorizations
                .find(earlier.authorization())
                .filter(found -> found.facts().content().circumstances().guaranteesFor(facts.subject()))
                .isPresent();
        return stoodForSubject || facts.content().circumstances().guaranteesFor(earlier.subject())
                ? Ownership.OF_OTHER_PARTY
                : Ownership.OF_ANOTHER;
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

    private Change keep(
            StoredAuthorization before, Signed signed, SealSigned.Sealing sealing, SignAuthorizationCommand command) {
        var after = authorizations.replace(before, signed);
        outbox.append(AuthorizationEvents.signed(signed, sealing, command.requester()));
        return new Change.Changed(after);
    }
}
