package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import java.util.List;

/** Entered and complete in its elements (A1), not yet proved by evidence and signature. */
public record Draft(AuthorizationFacts facts) implements CustomerAuthorization.Open {

    /** What became of a signing. */
    public sealed interface Signing {
        record Accepted(Signed signed) implements Signing {}

        record Refused(List<FieldFault> faults) implements Signing {}
    }

    /** A4. */
    public Signing sign(CounterSigning signing, List<EvidenceItem> evidence, AuthorizationPolicy policy) {
        return switch (signing.examine(facts, evidence, policy)) {
            case CounterSigning.Examination.Complete complete ->
                new Signing.Accepted(new Signed(facts, complete.signature()));
            case CounterSigning.Examination.Incomplete incomplete -> new Signing.Refused(incomplete.faults());
        };
    }
}
