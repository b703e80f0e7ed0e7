package cn.zhengxin.authorization.retention.web;

import cn.zhengxin.authorization.retention.application.StoredDestruction;
import cn.zhengxin.authorization.retention.model.Destruction;
import cn.zhengxin.authorization.retention.model.DestructionDecision;
import cn.zhengxin.authorization.retention.model.DestructionFacts;
import cn.zhengxin.authorization.retention.model.DestructionItem;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A destruction, with its certificate once it was carried out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DestructionResponse(
        UUID id,
        DestructionState state,
        List<FilePart> files,
        String proposedBy,
        Instant proposedAt,
        int policyVersion,
        @Schema(description = "Once decided") @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Schema(description = "Once carried out") @Nullable CertificatePart certificate) {

    /** One file, and why it is due. */
    @Schema(name = "FileDue")
    record FilePart(
            UUID authorizationId,
            String number,
            String subjectReference,
            String retentionClass,
            Instant endedAt,
            Instant dueAt) {

        static FilePart of(DestructionItem item) {
            var retention = item.retention();
            return new FilePart(
                    item.authorization().value(),
                    item.number().value(),
                    item.subject().value(),
                    retention.retentionClass(),
                    retention.endedAt(),
                    retention.dueAt());
        }
    }

    /** What was destroyed, by whom, when, under which policy. */
    @Schema(name = "DestructionCertificate")
    record CertificatePart(
            String number,
            String institution,
            String proposedBy,
            String approvedBy,
            Instant destroyedAt,
            int policyVersion,
            int fileCount,
            int partCount,
            List<DestroyedPartPart> parts) {}

    /** One sealed row whose key is gone; the digest is that of the ciphertext that is left. */
    @Schema(name = "DestroyedPart")
    record DestroyedPartPart(UUID authorizationId, String table, String part, String sha256) {}

    static DestructionResponse of(StoredDestruction stored) {
        return switch (stored.destruction()) {
            case Destruction.Proposed proposed -> response(proposed.facts(), DestructionState.PROPOSED, null, null);
            case Destruction.Executed executed ->
                response(executed.facts(), DestructionState.EXECUTED, executed.decision(), certificate(executed));
            case Destruction.TurnedDown turnedDown ->
                response(turnedDown.facts(), DestructionState.TURNED_DOWN, turnedDown.decision(), null);
        };
    }

    private static DestructionResponse response(
            DestructionFacts facts,
            DestructionState state,
            @Nullable DestructionDecision decision,
            @Nullable CertificatePart certificate) {
        return new DestructionResponse(
                facts.id().value(),
                state,
                facts.items().stream().map(FilePart::of).toList(),
                facts.proposedBy().account(),
                facts.proposedAt(),
                facts.policyVersion(),
                decision == null ? null : decision.by().account(),
                decision == null ? null : decision.at(),
                certificate);
    }

    private static CertificatePart certificate(Destruction.Executed executed) {
        var parts = executed.destroyed().stream()
                .flatMap(file -> file.parts().stream()
                        .map(part -> new DestroyedPartPart(
                                file.authorization().value(), part.table(), part.part(), part.sha256())))
                .toList();
        return new CertificatePart(
                executed.certificateNumber(),
                executed.facts().institution(),
                executed.facts().proposedBy().account(),
                executed.decision().by().account(),
                executed.decision().at(),
                executed.decision().policyVersion(),
                executed.destroyed().size(),
                parts.size(),
                parts);
    }
}
