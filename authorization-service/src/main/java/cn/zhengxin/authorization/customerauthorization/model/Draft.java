package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import java.time.Instant;
import java.util.List;

/** Entered and complete in its elements (A1), not yet proved by evidence and signature. */
public record Draft(AuthorizationFacts facts) implements CustomerAuthorization.Open {

    /** What became of a signing. */
    public sealed interface Signing {
        record Accepted(Signed signed) implements Signing {}

        record Refused(List<FieldFault> faults) implements Signing {}
    }

    /**
     * A4.
     *
     * @param images what is known of the page images from elsewhere
     * @param subjectAge the subject's, at the moment of signing (A5)
     */
    public Signing sign(
            CounterSigning signing,
            List<EvidenceItem> evidence,
            AuthorizationPolicy policy,
            ImageFindings images,
            AgeGroup subjectAge) {
        return switch (signing.examine(facts, evidence, policy, images, subjectAge)) {
            case CounterSigning.Examination.Complete complete ->
                new Signing.Accepted(new Signed(facts, complete.signature()));
            case CounterSigning.Examination.Incomplete incomplete -> new Signing.Refused(incomplete.faults());
        };
    }

    /**
     * A3, for an adult who acts alone: whoever needs somebody beside them (A5) or acts for an enterprise (A9) signs at the counter.
     *
     * @param subjectAge the subject's, at the moment of signing (A5)
     */
    public Signing sign(SigningLog log, AuthorizationPolicy policy, Instant at, AgeGroup subjectAge) {
        var circumstances = facts.content().circumstances();
        if (subjectAge.isMinor() || circumstances.guardianship() != null || circumstances.representation() != null) {
            return new Signing.Refused(List.of(new FieldFault(
                    RuleCode.A3,
                    "signingChannel",
                    "a minor's or an enterprise's authorization is signed at the counter")));
        }
        return switch (log.examine(policy, at)) {
            case SigningLog.Examination.Complete complete ->
                new Signing.Accepted(new Signed(facts, complete.signature()));
            case SigningLog.Examination.Incomplete incomplete -> new Signing.Refused(incomplete.faults());
        };
    }
}
