package cn.zhengxin.query.batch.web;

import cn.zhengxin.idempotency.IdempotencyProblem;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.query.QueryProblem;
import cn.zhengxin.query.ReasonMapper;
import cn.zhengxin.query.Versions;
import cn.zhengxin.query.batch.application.BatchOutcome;
import cn.zhengxin.query.batch.application.BatchProgress;
import cn.zhengxin.query.batch.application.FindBatches;
import cn.zhengxin.query.batch.application.UploadOutcome;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.FileFault;
import cn.zhengxin.query.batch.model.FileFaults;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The one mapping from outcomes to HTTP. */
@Component
class BatchAnswers {

    private final FindBatches find;
    private final ReasonMapper mapper;

    BatchAnswers(FindBatches find, ReasonMapper mapper) {
        this.find = find;
        this.mapper = mapper;
    }

    ResponseEntity<?> uploaded(UploadOutcome outcome) {
        return switch (outcome) {
            case UploadOutcome.Stored(var batch) ->
                ResponseEntity.created(URI.create(BatchAccess.BASE + "/" + batch.id()))
                        .eTag(eTagOf(batch))
                        .body(response(batch));
            case UploadOutcome.Faulty(var faults) -> faulty(faults);
            case UploadOutcome.TooLarge() -> Problems.of(EdgeProblem.PAYLOAD_TOO_LARGE);
            case UploadOutcome.KeyUsedForAnother() -> Problems.of(IdempotencyProblem.IDEMPOTENCY_KEY_REUSED);
        };
    }

    ResponseEntity<?> changed(BatchOutcome outcome, @Nullable Long expectedVersion) {
        return switch (outcome) {
            case BatchOutcome.Changed(var batch) -> shown(find.progressOf(batch));
            case BatchOutcome.NotFound() -> Problems.of(EdgeProblem.NOT_FOUND);
            case BatchOutcome.Objected(var batch, var reason) ->
                Problems.of(
                        QueryProblem.Q11,
                        List.of(mapper.reason(reason)),
                        Map.of("batchId", batch.id().value(), "state", batch.state()));
            case BatchOutcome.NotForThem() -> Problems.of(EdgeProblem.ACCESS_DENIED);
            case BatchOutcome.NotOpen(var batch) ->
                Problems.of(
                        QueryProblem.BATCH_NOT_OPEN,
                        List.of(),
                        Map.of("batchId", batch.id().value(), "state", batch.state()));
            case BatchOutcome.VersionOutOfDate() -> Versions.outOfDate(expectedVersion);
        };
    }

    ResponseEntity<?> shown(BatchProgress progress) {
        return ResponseEntity.ok()
                .eTag(eTagOf(progress.batch()))
                .body(BatchResponse.of(progress.batch(), progress.counts()));
    }

    private BatchResponse response(CreditQueryBatch batch) {
        return BatchResponse.of(batch, find.progressOf(batch).counts());
    }

    private static ResponseEntity<Problem> faulty(FileFaults faults) {
        var answer = Problems.invalid(
                QueryProblem.BATCH_FILE_INVALID,
                faults.named().stream()
                        .map(fault -> new FieldProblem(placeOf(fault), fault.message()))
                        .toList());
        Problem problem = Objects.requireNonNull(answer.getBody());
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(new Problem(
                        problem.type(),
                        problem.title(),
                        problem.status(),
                        problem.detail(),
                        problem.instance(),
                        problem.code(),
                        problem.category(),
                        problem.traceId(),
                        problem.reasons(),
                        problem.errors(),
                        Map.of("faults", faults.total(), "faultyRows", faults.rows())));
    }

    /** With the number of the row as its uploader sees it. */
    private static String placeOf(FileFault fault) {
        if (fault.row() == null) {
            return "file";
        }
        String row = "rows[" + fault.row() + "]";
        return fault.column() == null ? row : row + "." + fault.column();
    }

    private static String eTagOf(CreditQueryBatch batch) {
        return "\"" + batch.version() + "\"";
    }
}
