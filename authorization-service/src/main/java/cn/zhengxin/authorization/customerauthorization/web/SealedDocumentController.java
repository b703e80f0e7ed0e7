package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.CurrentRequester;
import cn.zhengxin.authorization.customerauthorization.application.ReadEvidenceBundle;
import cn.zhengxin.authorization.customerauthorization.application.ReadSealedDocument;
import cn.zhengxin.authorization.evidence.EvidenceFile;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What proves a signing: the sealed document and the evidence bundle. */
@RestController
@Tag(name = "Authorizations")
class SealedDocumentController {

    private static final String ONE = "/api/v1/authorizations/{id}";

    private final CurrentRequester currentRequester;
    private final ReadSealedDocument readSealedDocument;
    private final ReadEvidenceBundle readEvidenceBundle;

    SealedDocumentController(
            CurrentRequester currentRequester,
            ReadSealedDocument readSealedDocument,
            ReadEvidenceBundle readEvidenceBundle) {
        this.currentRequester = currentRequester;
        this.readSealedDocument = readSealedDocument;
        this.readEvidenceBundle = readEvidenceBundle;
    }

    @GetMapping(ONE + "/sealed-document")
    @Operation(
            operationId = "readSealedDocument",
            summary = "Download the signed text under the platform's seal",
            description =
                    "A PDF with a signature over every byte; Repr-Digest tells its SHA-256. On record first (A14).")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> sealedDocument(@PathVariable("id") UUID id) {
        return download(id);
    }

    @GetMapping("/api/v1/my/authorizations/{id}/document")
    @Operation(
            operationId = "readOwnSealedDocument",
            summary = "Download one's own signed text under the platform's seal",
            description = "A3: the subject's copy, as sealed when it was signed.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<?> ownDocument(@PathVariable("id") UUID id) {
        return download(id);
    }

    @GetMapping(ONE + "/evidence-bundle")
    @Operation(
            operationId = "readEvidenceBundle",
            summary = "What proves the signing, under one signed root",
            description = "A3, A4: verifiable offline with the platform's public key and the files.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = EvidenceBundleResponse.class)))
    ResponseEntity<?> evidenceBundle(@PathVariable("id") UUID id) {
        return readEvidenceBundle
                .handle(new AuthorizationId(id), currentRequester.requester())
                .<ResponseEntity<?>>map(bundle -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(EvidenceBundleResponse.of(bundle)))
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    private ResponseEntity<?> download(UUID id) {
        return readSealedDocument
                .handle(new AuthorizationId(id), currentRequester.requester())
                .<ResponseEntity<?>>map(SealedDocumentController::pdf)
                .orElseGet(() -> Problems.of(EdgeProblem.NOT_FOUND));
    }

    private static ResponseEntity<byte[]> pdf(EvidenceFile file) {
        var digest = HexFormat.of().parseHex(file.item().sha256());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.item().id() + ".pdf")
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                // RFC 9530
                .header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":")
                .contentType(MediaType.APPLICATION_PDF)
                .body(file.content());
    }
}
