package cn.zhengxin.audit.ledger;

import cn.zhengxin.audit.AuditProblem;
import cn.zhengxin.identity.Problems;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proofs for other services, which show a subject that what they tell is what was recorded (D7). */
@RestController
@RequestMapping("/internal/v1/events")
class EventProofController {

    private final ProveRecord prove;

    EventProofController(ProveRecord prove) {
        this.prove = prove;
    }

    @GetMapping("/{eventId}/proof")
    @ApiResponse(
            responseCode = "200",
            description = "The record and the proof that it is in the ledger",
            content = @Content(schema = @Schema(implementation = RecordProof.class)))
    ResponseEntity<?> proof(@PathVariable UUID eventId) {
        return switch (prove.handle(eventId)) {
            case ProveRecord.Outcome.Proved(RecordProof proof) -> ResponseEntity.ok(proof);
            case ProveRecord.Outcome.NoSuchRecord(), ProveRecord.Outcome.NoSuchTree() ->
                Problems.of(AuditProblem.EVENT_NOT_RECORDED);
        };
    }
}
