package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import java.time.Instant;

/** Whoever compares a face with the identity document. The platform sees the outcome, never a picture. */
public interface BiometricChecks {

    /** The outcome of the check that the subject's device got this token for; of this very person, or it is not passed. */
    Outcome outcomeOf(String token, SubjectParticulars subject);

    /** What became of a check. */
    sealed interface Outcome {
        /**
         * Passed.
         *
         * @param performedAt when the check took place, by the provider's clock
         * @param reference the provider's name for the check
         */
        record Passed(Instant performedAt, String reference) implements Outcome {}

        record Failed() implements Outcome {}

        /** No usable answer; never a pass (N3). */
        record Unavailable() implements Outcome {}
    }
}
