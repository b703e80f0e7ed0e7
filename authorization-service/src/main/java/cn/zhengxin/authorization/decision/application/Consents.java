package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.Particulars;
import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import cn.zhengxin.authorization.customerauthorization.application.SubjectDirectory;
import cn.zhengxin.authorization.customerauthorization.model.AgeGroup;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.customerauthorization.model.Recipient;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.authorization.decision.model.ChainFacts;
import cn.zhengxin.authorization.decision.model.UseAsk;
import cn.zhengxin.authorization.decision.model.UseInQuestion;
import cn.zhengxin.authorization.decision.model.Validity;
import cn.zhengxin.authorization.loan.application.Loans;
import cn.zhengxin.authorization.loan.model.Loan;
import cn.zhengxin.authorization.loan.model.LoanFacts;
import cn.zhengxin.authorization.partner.model.PartnerRegister;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The consents of subjects as grounds of uses. */
@Service
public class Consents implements UseGrounds {

    private final Authorizations authorizations;
    private final Particulars particulars;
    private final SubjectDirectory subjects;
    private final PartnerRegister partners;
    private final Loans loans;

    public Consents(
            Authorizations authorizations,
            Particulars particulars,
            SubjectDirectory subjects,
            PartnerRegister partners,
            Loans loans) {
        this.authorizations = authorizations;
        this.particulars = particulars;
        this.subjects = subjects;
        this.partners = partners;
        this.loans = loans;
    }

    /** Root first, so that whoever takes a use anywhere in a chain queues up at the same lock (A7, A13). */
    @Override
    public Optional<UseGround> findForChange(AuthorizationId id) {
        // What an authorization is derived from never changes, so it can be asked for before anything is locked.
        return authorizations
                .findOriginalForChange(id)
                .<UseGround>map(original -> new Consent(original, List.of()))
                .or(() -> authorizations.find(id).flatMap(this::derivedForChange));
    }

    private Optional<UseGround> derivedForChange(StoredAuthorization derived) {
        var above = new ArrayList<StoredAuthorization>();
        authorizations
                .above(derived)
                .reversed()
                .forEach(parent -> authorizations.findForChange(parent.id()).ifPresent(above::addFirst));
        return authorizations.findForChange(derived.id()).map(stored -> new Consent(stored, above));
    }

    @Override
    public Optional<UseGround> find(AuthorizationId id) {
        return authorizations.find(id).map(stored -> new Consent(stored, authorizations.above(stored)));
    }

    private final class Consent implements UseGround {

        private final StoredAuthorization stored;
        private final List<StoredAuthorization> above;

        private Consent(StoredAuthorization stored, List<StoredAuthorization> above) {
            this.stored = stored;
            this.above = above;
        }

        @Override
        public AuthorizationNumber number() {
            return stored.facts().number();
        }

        @Override
        public LocalDate endDate() {
            return stored.facts().content().term().end();
        }

        @Override
        public Optional<AuthorizationId> root() {
            return above.isEmpty()
                    ? Optional.empty()
                    : Optional.of(above.getLast().id());
        }

        @Override
        public List<RuleCode> refusals(UseAsk ask) {
            // Unsealed once for whatever is asked of it.
            var subject = particulars.of(stored.id());
            var question = new UseInQuestion(
                    stored.authorization(),
                    ask,
                    subject.map(known -> AgeGroup.of(known.document(), ask.moment()))
                            .orElse(null),
                    loan(),
                    chain());
            var name = ask.subjectNameReference();
            return name == null || isNamed(subject, name)
                    ? Validity.refusals(question)
                    : Validity.refusalsUnderAnotherName(question);
        }

        /** A right number under a wrong name is somebody else to the bureau, which would note the inquiry and refuse it. */
        private boolean isNamed(Optional<SubjectParticulars> subject, String subjectNameReference) {
            return subject.map(known -> subjects.nameReferenceOf(stored.facts().subject(), known.name()))
                    .filter(subjectNameReference::equals)
                    .isPresent();
        }

        /** The register is read each time: a suspension holds from the next decision on. */
        private ChainFacts chain() {
            var named = Stream.concat(Stream.of(stored), above.stream())
                    .flatMap(authorization -> authorization.facts().chain().recipients().stream())
                    .map(Recipient::institutionCode)
                    .distinct()
                    .flatMap(code -> partners.find(code).stream())
                    .collect(Collectors.toMap(partner -> partner.facts().code(), Function.identity()));
            return new ChainFacts(
                    above.stream().map(StoredAuthorization::authorization).toList(), named);
        }

        /** The loan it is for itself together with those that the consents above it are for: none hides another (A11). */
        private LoanFacts loan() {
            return Stream.concat(Stream.of(stored), above.stream())
                    .flatMap(authorization -> loans.ofAuthorization(authorization.id()).stream())
                    .map(Loan::facts)
                    .reduce(LoanFacts.nothingKnown(), LoanFacts::and);
        }
    }
}
