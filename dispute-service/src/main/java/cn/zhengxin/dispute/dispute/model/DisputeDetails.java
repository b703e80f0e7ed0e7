package cn.zhengxin.dispute.dispute.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stays the same through a dispute's life.
 *
 * @param subjectReference pseudonym of the person concerned
 * @param institution code of the institution whose information is disputed
 * @param queryId the query in whose report the item was seen
 * @param itemPath the disputed item's place in the report
 * @param filedBy account or pseudonym of whoever filed
 * @param dueDate last day for the answer, fixed by the policy in force on receipt (D2)
 */
public record DisputeDetails(
        DisputeId id,
        String subjectReference,
        String institution,
        BusinessType businessType,
        @Nullable UUID queryId,
        @Nullable String itemPath,
        Period period,
        FiledBy filedBy,
        Instant receivedAt,
        LocalDate dueDate,
        int policyVersion,
        List<Evidence> evidence) {

    public DisputeDetails {
        evidence = List.copyOf(evidence);
    }
}
