package cn.zhengxin.authorization.crossborder.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.crossborder.model.ConsentCheck;
import cn.zhengxin.authorization.crossborder.model.ConsentFacts;
import cn.zhengxin.authorization.crossborder.model.ConsentStatement;
import cn.zhengxin.authorization.crossborder.model.ConsentWords;
import cn.zhengxin.authorization.crossborder.model.CrossBorderConsentId;
import cn.zhengxin.authorization.crossborder.model.RecipientDirectory;
import cn.zhengxin.authorization.crossborder.model.RecordedConsent;
import cn.zhengxin.authorization.crossborder.model.SubjectOnFile;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.Particulars;
import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import cn.zhengxin.authorization.customerauthorization.application.SubjectDirectory;
import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.RelatedPerson;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.authorization.evidence.EvidenceFiles;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.statement.FieldFault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records a subject's separate consent to a transfer out of the country, under one authorization of the institution (A8). */
@Service
public class RecordCrossBorderConsent {

    private final CrossBorderConsents consents;
    private final Authorizations authorizations;
    private final Particulars particulars;
    private final SubjectDirectory subjects;
    private final EvidenceFiles evidenceFiles;
    private final RecipientDirectory recipients;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;
    private final Identifiers identifiers;

    public RecordCrossBorderConsent(
            CrossBorderConsents consents,
            Authorizations authorizations,
            Particulars particulars,
            SubjectDirectory subjects,
            EvidenceFiles evidenceFiles,
            RecipientDirectory recipients,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.consents = consents;
        this.authorizations = authorizations;
        this.particulars = particulars;
        this.subjects = subjects;
        this.evidenceFiles = evidenceFiles;
        this.recipients = recipients;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
        this.identifiers = new Identifiers(clock);
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Recorded(StoredConsent stored, ConsentWords words) implements Outcome {}

        record Incomplete(RuleEntry rule, List<FieldFault> faults) implements Outcome {}

        /** No authorization of the requester's institution. */
        record Unknown() implements Outcome {}

        /** The authorization is not verified, or has ended. */
        record NotInThisState() implements Outcome {}

        /** The document proves another consent already. */
        record DocumentTaken() implements Outcome {}
    }

    @Transactional
    public Outcome handle(AuthorizationId id, ConsentStatement statement, Requester requester) {
        var found = authorizations
                .findForChange(id)
                .filter(stored -> requester.party().kind() != PartyKind.SUBJECT)
                .filter(stored -> requester
                        .party()
                        .isOf(stored.facts().content().institution().code()));
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        var stored = found.get();
        if (!(stored.authorization() instanceof Active)
                || stored.authorization().hasExpired(clock.instant())) {
            return new Outcome.NotInThisState();
        }
        return record(stored, statement, requester);
    }

    private Outcome record(StoredAuthorization authorization, ConsentStatement statement, Requester requester) {
        var now = clock.instant();
        var policy = policies.at(now);
        var facts = authorization.facts();
        var check = new ConsentCheck(
                facts.content(),
                subjectOf(facts),
                evidenceFiles.of(facts.id()),
                document -> consents.isOnAnotherFile(document.sha256(), facts.id()),
                recipients,
                now);
        return switch (check.examine(statement)) {
            case ConsentCheck.Examination.Incomplete incomplete ->
                new Outcome.Incomplete(policy.rule(RuleCode.A8), incomplete.faults());
            case ConsentCheck.Examination.Complete complete -> {
                var earlier = consents.of(facts.id());
                var document = complete.evidence();
                if (earlier.stream().anyMatch(other -> other.facts().evidence().equals(document.id()))) {
                    yield new Outcome.DocumentTaken();
                }
                var recorded = new RecordedConsent(new ConsentFacts(
                        new CrossBorderConsentId(identifiers.next()),
                        facts.number() + "-X" + (earlier.size() + 1),
                        facts.id(),
                        facts.content().institution().code(),
                        facts.subject(),
                        complete.content(),
                        document.id(),
                        document.addedBy(),
                        requester.party(),
                        now,
                        policy.version()));
                var kept = consents.add(recorded, complete.words());
                outbox.append(CrossBorderEvents.recorded(
                        recorded.facts(), complete.words().giver(), requester));
                yield new Outcome.Recorded(kept, complete.words());
            }
        };
    }

    private SubjectOnFile subjectOf(AuthorizationFacts facts) {
        return new AuthorizedSubject(facts, particulars.of(facts.id()), subjects);
    }

    private record AuthorizedSubject(
            AuthorizationFacts facts, Optional<SubjectParticulars> known, SubjectDirectory subjects)
            implements SubjectOnFile {

        @Override
        public Optional<AgeGroup> ageAt(Instant moment) {
            return known.map(file -> AgeGroup.of(file.document(), moment));
        }

        @Override
        public boolean isGuardianOfRecord(RelatedPerson person) {
            var guardianship = facts.content().circumstances().guardianship();
            return guardianship != null
                    && guardianship.guardian().equals(subjects.referenceOf(person.document()))
                    && known.map(file -> file.relatedPersons().contains(person)).orElse(false);
        }
    }
}
