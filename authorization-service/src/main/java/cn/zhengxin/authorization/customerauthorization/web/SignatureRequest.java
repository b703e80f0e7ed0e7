package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.customerauthorization.model.CounterSigning;
import cn.zhengxin.authorization.customerauthorization.model.SigningChannel;
import cn.zhengxin.authorization.evidence.EvidenceId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was done at the counter (A4). */
record SignatureRequest(
        @NotNull SigningChannel channel,
        @NotNull TellerPart teller,
        @NotNull @Size(max = 100) List<@Valid @NotNull PagePart> pages,
        @NotNull WitnessPart witness,

        @Schema(type = "string", description = "Credit amount in yuan, where there is one", example = "300000.00")
        @Digits(integer = 13, fraction = 2) @Nullable BigDecimal amount,

        @Nullable UUID recordingEvidenceId,

        @Schema(description = "Only where a guardian signs beside a minor (A5)") @Valid @Nullable JointSignaturePart jointSignature) {

    /** The teller is the caller. */
    record TellerPart(boolean idDocumentChecked) {}

    /** One page of the document. */
    record PagePart(
            int number,
            boolean signed,
            boolean fingerprinted,

            @Schema(description = "Instead of fingerprinted, on an enterprise's pages (A9)") @Nullable Boolean sealed,

            @Schema(description = "On a minor's pages (A5)") @Nullable Boolean guardianSigned,

            @Nullable UUID imageEvidenceId) {

        CounterSigning.Page toPage() {
            return new CounterSigning.Page(
                    number,
                    signed,
                    fingerprinted,
                    Boolean.TRUE.equals(sealed),
                    Boolean.TRUE.equals(guardianSigned),
                    evidenceId(imageEvidenceId));
        }
    }

    /** Who witnessed the signing. */
    record WitnessPart(@Size(max = 64) @Nullable String employeeNumber) {}

    /** The guardian's part in the signing. */
    record JointSignaturePart(boolean guardianDocumentChecked) {}

    boolean isGuardianDocumentChecked() {
        return jointSignature != null && jointSignature.guardianDocumentChecked();
    }

    List<CounterSigning.Page> toPages() {
        return pages.stream().map(PagePart::toPage).toList();
    }

    @Nullable EvidenceId toRecording() {
        return evidenceId(recordingEvidenceId);
    }

    private static @Nullable EvidenceId evidenceId(@Nullable UUID id) {
        return id == null ? null : new EvidenceId(id);
    }
}
