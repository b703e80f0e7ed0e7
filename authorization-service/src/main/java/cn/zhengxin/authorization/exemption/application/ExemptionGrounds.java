package cn.zhengxin.authorization.exemption.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.application.SubjectDirectory;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.decision.application.UseGround;
import cn.zhengxin.authorization.decision.application.UseGrounds;
import cn.zhengxin.authorization.decision.model.UseAsk;
import cn.zhengxin.authorization.exemption.model.ExemptionId;
import cn.zhengxin.authorization.exemption.model.ExemptionUse;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Judicial exemptions as grounds of uses, beside the consents of subjects. */
@Service
public class ExemptionGrounds implements UseGrounds {

    private final Exemptions exemptions;
    private final SubjectDirectory subjects;

    public ExemptionGrounds(Exemptions exemptions, SubjectDirectory subjects) {
        this.exemptions = exemptions;
        this.subjects = subjects;
    }

    @Override
    public Optional<UseGround> findForChange(AuthorizationId id) {
        return exemptions.findForChange(new ExemptionId(id.value())).map(Exemption::new);
    }

    @Override
    public Optional<UseGround> find(AuthorizationId id) {
        return exemptions.find(new ExemptionId(id.value())).map(Exemption::new);
    }

    private final class Exemption implements UseGround {

        private final StoredExemption stored;

        private Exemption(StoredExemption stored) {
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

        @Override
        public Optional<AuthorizationId> root() {
            return Optional.empty();
        }

        @Override
        public List<RuleCode> refusals(UseAsk ask) {
            var name = ask.subjectNameReference();
            return name == null || isNamed(name)
                    ? ExemptionUse.refusals(stored.exemption(), ask)
                    : List.of(RuleCode.Q1);
        }

        private boolean isNamed(String subjectNameReference) {
            return exemptions
                    .particularsOf(stored.facts().id())
                    .map(known -> subjects.nameReferenceOf(stored.facts().subject(), known.name()))
                    .filter(subjectNameReference::equals)
                    .isPresent();
        }
    }
}
