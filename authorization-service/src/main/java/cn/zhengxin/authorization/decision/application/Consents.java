package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import cn.zhengxin.authorization.customerauthorization.application.Particulars;
import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import cn.zhengxin.authorization.customerauthorization.application.SubjectDirectory;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.decision.model.IntendedUse;
import cn.zhengxin.authorization.decision.model.UseInQuestion;
import cn.zhengxin.authorization.decision.model.Validity;
import cn.zhengxin.authorization.loan.model.LoanFacts;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The consents of subjects as grounds of uses. */
@Service
public class Consents implements UseGrounds {

    private final Authorizations authorizations;
    private final Particulars particulars;
    private final SubjectDirectory subjects;

    public Consents(Authorizations authorizations, Particulars particulars, SubjectDirectory subjects) {
        this.authorizations = authorizations;
        this.particulars = particulars;
        this.subjects = subjects;
    }

    @Override
    public Optional<UseGround> findForChange(AuthorizationId id) {
        return authorizations.findForChange(id).map(Consent::new);
    }

    private final class Consent implements UseGround {

        private final StoredAuthorization stored;

        private Consent(StoredAuthorization stored) {
            this.stored = stored;
        }

        @Override
        public AuthorizationNumber number() {
            return stored.facts().number();
        }

        @Override
        public LocalDate endDate() {
            return stored.facts().content().term().end();
        }

        /** A right number under a wrong name is somebody else to the bureau, which would note the inquiry and refuse it. */
        @Override
        public boolean isNamedAlike(String subjectNameReference) {
            return particulars
                    .of(stored.id())
                    .map(known -> subjects.nameReferenceOf(stored.facts().subject(), known.name()))
                    .filter(subjectNameReference::equals)
                    .isPresent();
        }

        @Override
        public List<RuleCode> refusals(IntendedUse use, long taken, Instant moment) {
            return Validity.refusals(
                    new UseInQuestion(stored.authorization(), use, taken, LoanFacts.nothingKnown(), moment));
        }
    }
}
