package cn.zhengxin.dispute.subjectrights;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of the queries made on the caller, latest first; {@code nextCursor} is set when more follow. */
record QueriesOnMeResponse(List<Item> items, @Nullable UUID nextCursor) {

    /** One query. */
    record Item(
            UUID id,
            Instant time,
            String institution,
            String purpose,
            @Nullable String authorizationId,
            String state,
            @Nullable String reportType,
            UUID eventId,
            ProofState proofState,

            @Schema(
                    description = "Inclusion proof as the ledger gives it; the offline verifier takes it as it is",
                    nullable = true)
            @Nullable Map<String, Object> proof) {}

    /** Whether the ledger has the query already. */
    enum ProofState {
        PROVEN,
        PENDING
    }
}
