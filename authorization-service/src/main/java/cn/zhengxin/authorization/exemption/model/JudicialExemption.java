package cn.zhengxin.authorization.exemption.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The law in place of a subject's consent, in one of its states (A16). That it is overdue is no state: it is computed. */
public sealed interface JudicialExemption permits UnderReview, Approved, TurnedDown {

    ExemptionFacts facts();

    ExemptionProgress progress();

    JudicialExemption with(CentralBankReport report);

    default ExemptionId id() {
        return facts().id();
    }

    /** What the file still needs before it is complete. */
    default List<String> missing() {
        var missing = new ArrayList<String>();
        if (!progress().documentOnFile()) {
            missing.add("document");
        }
        if (progress().approvals() < ExemptionProgress.REVIEWERS) {
            missing.add("reviews");
        }
        if (facts().content().urgent() != null && progress().report() == null) {
            missing.add("centralBankReport");
        }
        return List.copyOf(missing);
    }

    /** An urgent file that was not completed in time. */
    default boolean isOverdue(Instant moment) {
        var completeBy = facts().completeBy();
        return completeBy != null && !moment.isBefore(completeBy) && !missing().isEmpty();
    }
}
