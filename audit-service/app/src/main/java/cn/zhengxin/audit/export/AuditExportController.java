package cn.zhengxin.audit.export;

import cn.zhengxin.audit.AuditProblem;
import cn.zhengxin.audit.inspection.Reader;
import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.identity.Terminal;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Exports of the ledger, as a stream of any length. */
@RestController
class AuditExportController {

    private static final MediaType EXPORT = new MediaType("text", "vnd.zhengxin.ledger-export", StandardCharsets.UTF_8);

    private final ExportLedger exportLedger;

    AuditExportController(ExportLedger exportLedger) {
        this.exportLedger = exportLedger;
    }

    @PostMapping("/api/v1/audit-exports")
    @ApiResponse(
            responseCode = "200",
            description = "The export, to be verified offline",
            content =
                    @Content(
                            mediaType = "text/vnd.zhengxin.ledger-export",
                            schema = @Schema(type = "string", format = "binary")))
    @Nullable ResponseEntity<Problem> export(
            Caller caller,
            Optional<Terminal> terminal,
            @Valid @RequestBody ExportRequest request,
            HttpServletResponse response)
            throws IOException {
        long from = request.fromSequence() == null ? 0 : request.fromSequence();
        return switch (exportLedger.handle(new Reader(caller, terminal), from, request.toSequence())) {
            case ExportLedger.Outcome.Ready(ExportLedger.Export export) -> {
                stream(export, response);
                yield null;
            }
            case ExportLedger.Outcome.NoSuchRange() -> Problems.of(AuditProblem.RANGE_INVALID);
        };
    }

    /** On the request's own thread, which is a virtual one. Should it fail half-way, the end line is missing. */
    private void stream(ExportLedger.Export export, HttpServletResponse response) throws IOException {
        response.setContentType(EXPORT.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"ledger-" + export.from() + "-" + export.to() + ".export\"");
        Writer writer = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        exportLedger.write(export, writer);
        writer.flush();
    }
}
