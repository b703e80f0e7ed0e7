package cn.zhengxin.audit.inspection;

import cn.zhengxin.audit.AuditProblem;
import cn.zhengxin.audit.ledger.ProveRecord;
import cn.zhengxin.audit.ledger.RecordProof;
import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Terminal;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The record as an auditor reads it. */
@RestController
@RequestMapping("/api/v1/audit-records")
class AuditRecordController {

    private static final int MOST = 200;

    private final InspectRecords inspect;
    private final JsonMapper json;

    AuditRecordController(InspectRecords inspect, JsonMapper json) {
        this.inspect = inspect;
        this.json = json;
    }

    @GetMapping
    @ApiResponse(
            responseCode = "200",
            description = "A page of records, the latest first",
            content = @Content(schema = @Schema(implementation = AuditRecordPage.class)))
    ResponseEntity<?> list(
            Caller caller,
            Optional<Terminal> terminal,
            @RequestParam(required = false) @Nullable String producer,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String aggregateId,
            @RequestParam(required = false) @Nullable String subjectReference,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String authorizationId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        RecordFilter filter = new RecordFilter(
                producer, type, aggregateId, subjectReference, institution, account, authorizationId, from, to);
        List<FieldProblem> errors = new ArrayList<>();
        FilterRules.check(filter, errors);
        if (limit < 1 || limit > MOST) {
            errors.add(new FieldProblem("limit", "is between 1 and " + MOST));
        }
        if (!errors.isEmpty()) {
            return Problems.invalid(errors);
        }
        Long before = null;
        if (cursor != null) {
            Optional<Long> decoded = decode(cursor);
            if (decoded.isEmpty()) {
                return Problems.of(AuditProblem.CURSOR_INVALID);
            }
            before = decoded.get();
        }
        List<InspectedRecord> found = inspect.list(new Reader(caller, terminal), filter, before, limit + 1);
        List<InspectedRecord> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? encode(page.getLast().sequence()) : null;
        return ResponseEntity.ok(
                new AuditRecordPage(page.stream().map(this::response).toList(), next));
    }

    @GetMapping("/{sequence}")
    @ApiResponse(
            responseCode = "200",
            description = "The record",
            content = @Content(schema = @Schema(implementation = AuditRecordResponse.class)))
    ResponseEntity<?> one(Caller caller, Optional<Terminal> terminal, @PathVariable long sequence) {
        Optional<InspectedRecord> found = inspect.one(new Reader(caller, terminal), sequence);
        if (found.isEmpty()) {
            return Problems.of(AuditProblem.RECORD_NOT_FOUND);
        }
        return ResponseEntity.ok(response(found.get()));
    }

    @GetMapping("/{sequence}/proof")
    @ApiResponse(
            responseCode = "200",
            description = "The record and the proof that it is in the ledger",
            content = @Content(schema = @Schema(implementation = RecordProof.class)))
    ResponseEntity<?> proof(
            Caller caller,
            Optional<Terminal> terminal,
            @PathVariable long sequence,
            @RequestParam(required = false) @Nullable Long treeSize) {
        return switch (inspect.proof(new Reader(caller, terminal), sequence, treeSize)) {
            case ProveRecord.Outcome.Proved(RecordProof proof) -> ResponseEntity.ok(proof);
            case ProveRecord.Outcome.NoSuchRecord() -> Problems.of(AuditProblem.RECORD_NOT_FOUND);
            case ProveRecord.Outcome.NoSuchTree() -> Problems.of(AuditProblem.TREE_SIZE_INVALID);
        };
    }

    private AuditRecordResponse response(InspectedRecord record) {
        return new AuditRecordResponse(
                record.sequence(),
                record.eventId(),
                record.producer(),
                record.producerSequence(),
                record.receivedAt(),
                record.leafHash(),
                event(record.record()));
    }

    /** Whatever an intruder left in the column must not keep an auditor from seeing the other records. */
    private @Nullable JsonNode event(String record) {
        try {
            return json.readTree(record).get("event");
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    private static String encode(long sequence) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("before:" + sequence).getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<Long> decode(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            return text.startsWith("before:")
                    ? Optional.of(Long.parseLong(text.substring("before:".length())))
                    : Optional.empty();
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
