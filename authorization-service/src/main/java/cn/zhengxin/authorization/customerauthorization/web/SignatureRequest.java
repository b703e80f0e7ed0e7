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

        @Nullable UUID recordingEvidenceId) {

    /** The teller is the caller. */
    record TellerPart(boolean idDocumentChecked) {}

    /** One page of the document. */
    record PagePart(
            int number,
            boolean signed,
            boolean fingerprinted,
            @Nullable UUID imageEvidenceId) {

        CounterSigning.Page toPage() {
            return new CounterSigning.Page(number, signed, fingerprinted, evidenceId(imageEvidenceId));
        }
    }

    /** Who witnessed the signing. */
    record WitnessPart(@Size(max = 64) @Nullable String employeeNumber) {}

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
