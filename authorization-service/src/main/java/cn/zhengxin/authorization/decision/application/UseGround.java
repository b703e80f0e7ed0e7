package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.decision.model.IntendedUse;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a use rests on: the subject's consent, or what the law puts in its place (A16). */
public interface UseGround {

    AuthorizationNumber number();

    /** The last day it can be used. */
    LocalDate endDate();

    /** Whether the query's name for the subject is the one on file (Q1). */
    boolean isNamedAlike(String subjectNameReference);

    /**
     * Every rule that refuses, empty when none does.
     *
     * @param taken uses that other queries hold or have spent (A13)
     */
    List<RuleCode> refusals(IntendedUse use, long taken, Instant moment);

    /** Every rule that refuses a query that has another name for the subject: it is not covered, and more is said only where A6 is why. */
    default List<RuleCode> refusalsUnderAnotherName(IntendedUse use, Instant moment) {
        return List.of(RuleCode.Q1);
    }

    /** The original authorization, where uses of this one count too (A7); empty where there is none above. */
    default Optional<AuthorizationId> root() {
        return Optional.empty();
    }

    /**
     * As above, where one has to be left at the root too.
     *
     * @param takenAtRoot uses of the root and of all derived from it that other queries hold or have spent (A13)
     */
    default List<RuleCode> refusals(IntendedUse use, long taken, long takenAtRoot, Instant moment) {
        return refusals(use, taken, moment);
    }
}
