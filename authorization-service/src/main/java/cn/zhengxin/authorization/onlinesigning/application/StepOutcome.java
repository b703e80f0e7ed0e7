package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.SigningLog;
import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.authorization.template.model.ConsentText;
import java.time.Instant;
import java.util.List;

/** What became of one step of an online signing. */
public sealed interface StepOutcome {

    /**
     * Recorded.
     *
     * @param missing what a signing at this moment would still lack (A3)
     */
    record Recorded(SigningLog log, List<FieldFault> missing) implements StepOutcome {
        public Recorded {
            missing = List.copyOf(missing);
        }
    }

    /** The full text, and the record that it was given out. */
    record Presented(ConsentText text, String templateVersion, Instant at) implements StepOutcome {}

    /** The subject has signed. */
    record Signed(StoredAuthorization stored, Instant at) implements StepOutcome {}

    /** A3: each fault is named with its field. */
    record Refused(RuleEntry rule, List<FieldFault> faults) implements StepOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** Unknown, or another subject's. */
    record Unknown() implements StepOutcome {}

    /** No draft any more. */
    record NotInThisState() implements StepOutcome {}

    /** Entered to be signed at the counter. */
    record OtherChannel() implements StepOutcome {}

    /** The provider gave no usable answer; nothing is passed by that (N3). */
    record Unavailable() implements StepOutcome {}
}
