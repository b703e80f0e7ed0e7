package cn.zhengxin.authorization.authorizationbatch.web;

import cn.zhengxin.authorization.authorizationbatch.application.RecordedBatch;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A batch, and where each of its authorizations stands now. Names no subject: each authorization's own address does. */
@Schema(name = "AuthorizationBatch")
record AuthorizationBatchResponse(
        UUID id,
        String institution,
        String businessReference,
        Instant enteredAt,
        int policyVersion,
        List<RowPart> rows) {

    /**
     * One row.
     *
     * @param row its place in the request, from 0
     * @param expired whether its term is over, by the server's clock (A12)
     */
    @Schema(name = "AuthorizationBatchRow")
    record RowPart(int row, UUID authorizationId, String number, AuthorizationState state, boolean expired) {}

    static AuthorizationBatchResponse of(RecordedBatch recorded) {
        var batch = recorded.batch();
        var rows = new ArrayList<RowPart>();
        for (var stored : recorded.authorizations()) {
            rows.add(new RowPart(
                    rows.size(),
                    stored.id().value(),
                    stored.facts().number().value(),
                    AuthorizationState.of(stored.authorization()),
                    stored.facts().content().term().hasExpired(recorded.at())));
        }
        return new AuthorizationBatchResponse(
                batch.id().value(),
                batch.institution(),
                batch.businessReference(),
                batch.enteredAt(),
                batch.policyVersion(),
                rows);
    }
}
