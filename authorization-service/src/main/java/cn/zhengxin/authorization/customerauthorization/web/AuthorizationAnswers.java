package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.application.AuthorizationFile;
import cn.zhengxin.authorization.customerauthorization.application.Particulars;
import cn.zhengxin.authorization.customerauthorization.application.RecordSeal;
import cn.zhengxin.authorization.customerauthorization.application.StandsInForce;
import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationState;
import cn.zhengxin.authorization.customerauthorization.model.Chain;
import cn.zhengxin.authorization.customerauthorization.model.Closed;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.Rejected;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.customerauthorization.model.SigningChannel;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.authorization.customerauthorization.model.Withdrawn;
import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.factory.Mappers;
import org.springframework.stereotype.Component;

/** Puts authorizations into the shape of answers. Sensitive fields are mapped by hand, and only masked. */
@Component
class AuthorizationAnswers {

    private final EvidenceMapper evidenceMapper = Mappers.getMapper(EvidenceMapper.class);
    private final RecordSeal recordSeal;
    private final StandsInForce standsInForce;
    private final Clock clock;

    AuthorizationAnswers(RecordSeal recordSeal, StandsInForce standsInForce, Clock clock) {
        this.recordSeal = recordSeal;
        this.standsInForce = standsInForce;
        this.clock = clock;
    }

    /** With everything on file that this requester may see. */
    AuthorizationResponse file(AuthorizationFile file, Requester requester) {
        var isSubject = requester.party().kind() == PartyKind.SUBJECT;
        // What the bank checked and noted for itself is not the subject's copy.
        var evidence = file.evidence().stream()
                .filter(item -> !isSubject || item.kind().isOfSubjectsCopy())
                .toList();
        var remarks = file.remarks().stream()
                .filter(remark -> !isSubject || remark.occasion() == Particulars.Occasion.WITHDRAWAL)
                .map(remark ->
                        new AuthorizationResponse.RemarkPart(remark.occasion().name(), remark.text()))
                .toList();
        return response(
                file.stored(),
                file.particulars(),
                isSubject,
                missing(file.stored().authorization(), file.particulars(), file.evidence()),
                evidenceMapper.toParts(evidence),
                remarks);
    }

    /** For whoever may change a file and not read it (A14): what became of it, and nothing about the subject. */
    AuthorizationResponse receipt(StoredAuthorization stored, Requester requester) {
        return line(stored, Optional.empty(), requester);
    }

    /** A line of a list. */
    AuthorizationResponse line(
            StoredAuthorization stored, Optional<SubjectParticulars> particulars, Requester requester) {
        var isSubject = requester.party().kind() == PartyKind.SUBJECT;
        return response(stored, particulars, isSubject, missing(stored.authorization(), particulars, null), null, null);
    }

    private AuthorizationResponse response(
            StoredAuthorization stored,
            Optional<SubjectParticulars> particulars,
            boolean isSubject,
            List<String> missing,
            @Nullable List<AuthorizationResponse.EvidencePart> evidence,
            @Nullable List<AuthorizationResponse.RemarkPart> remarks) {
        var authorization = stored.authorization();
        var facts = authorization.facts();
        var content = facts.content();
        return new AuthorizationResponse(
                facts.id().value(),
                facts.number().value(),
                AuthorizationState.of(authorization),
                standsInForce.is(stored),
                authorization.hasExpired(clock.instant()),
                recordSeal.isOn(authorization),
                content.kind(),
                facts.subject().value(),
                particulars.map(AuthorizationAnswers::masked).orElse(null),
                new AuthorizationResponse.InstitutionPart(
                        content.institution().code(), content.institution().fullName()),
                facts.chain().recipients().stream()
                        .map(recipient -> new AuthorizationResponse.RecipientPart(
                                recipient.institutionCode(), recipient.purpose()))
                        .toList(),
                derivedFrom(facts.chain()),
                content.purpose(),
                particulars.map(SubjectParticulars::purposeStatement).orElse(null),
                content.product(),
                content.reportTypes().stream().sorted().toList(),
                content.clauses().stream().sorted().toList(),
                content.term().start(),
                content.term().end(),
                content.signingChannel(),
                content.signingTime(),
                content.templateVersion(),
                content.uses(),
                CircumstancesPart.of(
                        content.circumstances(),
                        particulars.map(SubjectParticulars::relatedPersons).orElse(List.of())),
                facts.policyVersion(),
                isSubject ? null : facts.enteredBy().account(),
                facts.enteredAt(),
                missing,
                evidence,
                authorization instanceof Withdrawn withdrawn
                        ? new AuthorizationResponse.WithdrawalPart(
                                withdrawn.withdrawal().receiptNumber(),
                                withdrawn.withdrawal().at())
                        : null,
                authorization instanceof Closed closed
                        ? new AuthorizationResponse.ClosurePart(
                                closed.closure().reason(), closed.closure().at())
                        : null,
                remarks);
    }

    private static AuthorizationResponse.@Nullable DerivedFromPart derivedFrom(Chain chain) {
        var derivedFrom = chain.derivedFrom();
        return derivedFrom == null
                ? null
                : new AuthorizationResponse.DerivedFromPart(
                        derivedFrom.authorization().value(), derivedFrom.partner());
    }

    private static AuthorizationResponse.SubjectPart masked(SubjectParticulars particulars) {
        var phone = particulars.phone();
        return new AuthorizationResponse.SubjectPart(
                particulars.name().masked(),
                particulars.document().type(),
                particulars.document().masked(),
                phone == null ? null : phone.masked());
    }

    /** What A1, A3 and A4 still ask for. */
    private List<String> missing(
            CustomerAuthorization authorization,
            Optional<SubjectParticulars> particulars,
            @Nullable List<EvidenceItem> evidence) {
        return switch (authorization) {
            case Draft draft -> missingOfDraft(draft, age(particulars, clock.instant()), evidence);
            case Signed signed ->
                signed.awaitsCompliance(age(particulars, signed.signature().at()))
                        ? List.of("complianceApproval", "verification")
                        : List.of("verification");
            case Active _ -> List.of();
            case Rejected _ -> List.of();
            case Withdrawn _ -> List.of();
            case Closed _ -> List.of();
        };
    }

    /** A file without its key changes no more, so nothing is missing for an age. */
    private static AgeGroup age(Optional<SubjectParticulars> particulars, Instant moment) {
        return particulars.map(known -> AgeGroup.of(known.document(), moment)).orElse(AgeGroup.OF_AGE);
    }

    private static List<String> missingOfDraft(Draft draft, AgeGroup age, @Nullable List<EvidenceItem> evidence) {
        var missing = new ArrayList<String>();
        var circumstances = draft.facts().content().circumstances();
        // Online nothing is scanned; the steps of A3 are named by the signing itself.
        if (evidence != null && draft.facts().content().signingChannel() == SigningChannel.COUNTER) {
            var needed = new ArrayList<>(List.of(EvidenceKind.ID_DOCUMENT_CHECK, EvidenceKind.SIGNED_DOCUMENT));
            needed.addAll(circumstances.evidenceNeeded(age));
            for (var kind : needed) {
                if (evidence.stream().noneMatch(item -> item.kind() == kind)) {
                    missing.add("evidence." + kind);
                }
            }
        }
        missing.add("signature");
        if (age.isMinor()) {
            missing.add("complianceApproval");
        }
        missing.add("verification");
        return List.copyOf(missing);
    }
}
