package cn.zhengxin.authorization.exemption.application;

import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.exemption.model.ExemptionId;
import cn.zhengxin.authorization.exemption.model.ExemptionParticulars;
import cn.zhengxin.authorization.exemption.model.JudicialExemption;
import cn.zhengxin.authorization.exemption.model.UnderReview;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where judicial exemptions are kept. */
public interface Exemptions {

    AuthorizationNumber nextNumber(LocalDate day);

    StoredExemption add(UnderReview exemption, ExemptionParticulars particulars);

    Optional<StoredExemption> find(ExemptionId id);

    /** As {@link #find}, and nobody else changes it or takes one of its uses before the caller's transaction ends. */
    Optional<StoredExemption> findForChange(ExemptionId id);

    StoredExemption replace(StoredExemption before, JudicialExemption after);

    /** Empty once the key is destroyed. */
    Optional<ExemptionParticulars> particularsOf(ExemptionId id);

    /**
     * Newest first.
     *
     * @param enteredBy only those entered by this account; null for all
     * @param before only those older than this one; null to start with the newest
     */
    List<StoredExemption> ofInstitution(
            String institution, @Nullable String enteredBy, @Nullable ExemptionId before, int limit);

    void addDocument(ExemptionId id, ExemptionDocument document);

    /** The newest scan; empty when there is none. */
    Optional<ExemptionDocument> documentOf(ExemptionId id);

    /**
     * Urgent exemptions whose time is over and that nobody raised yet. Another instance that asks at the same moment gets others.
     */
    List<StoredExemption> claimPastDue(Instant moment, int limit);

    /** False when it was raised before. */
    boolean markRaised(ExemptionId id, Instant at);
}
