package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.statement.FieldFault;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters an authorization that is complete in all elements of A1; it becomes a draft that waits for evidence and signature. */
@Service
public class EnterAuthorization {

    private final AuthorizationEntry entry;
    private final AuthorizationPolicies policies;
    private final Clock clock;

    public EnterAuthorization(AuthorizationEntry entry, AuthorizationPolicies policies, Clock clock) {
        this.entry = entry;
        this.policies = policies;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Entered(StoredAuthorization stored, SubjectParticulars particulars) implements Outcome {}

        /**
         * Elements are missing, malformed or unlawful; each is named.
         *
         * @param rules those that refused: A1 for an incomplete statement, A2, A5, A6 or A9 for one that the law or the policy does not have
         */
        record Incomplete(List<RuleEntry> rules, List<FieldFault> faults) implements Outcome {}

        /** Nobody enters an authorization for another institution. */
        record ForeignInstitution() implements Outcome {}
    }

    @Transactional
    public Outcome handle(EnterAuthorizationCommand command) {
        var now = clock.instant();
        var policy = policies.at(now);
        return switch (entry.examine(command, policy, now)) {
            case AuthorizationEntry.Examination.Incomplete incomplete ->
                new Outcome.Incomplete(RuleReasons.of(incomplete.faults(), policy), incomplete.faults());
            case AuthorizationEntry.Examination.ForeignInstitution _ -> new Outcome.ForeignInstitution();
            case AuthorizationEntry.Examination.Admissible admissible ->
                new Outcome.Entered(
                        entry.enter(admissible, command, policy.version(), now),
                        admissible.complete().particulars());
        };
    }
}
