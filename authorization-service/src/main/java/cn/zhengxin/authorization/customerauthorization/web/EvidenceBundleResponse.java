package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.evidencebundle.EvidenceBundle;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What proves a signing; how to verify it is written in the evidence bundle's format. Times stand as they were signed. */
@Schema(name = "EvidenceBundle")
record EvidenceBundleResponse(
        @Schema(example = EvidenceBundle.FORMAT) String format,
        UUID authorizationId,
        String subjectReference,
        String signedAt,
        List<ItemPart> items,

        @Schema(description = "Merkle root over the items, SHA-256")
        String root,

        String signatureAlgorithm,

        @Schema(description = "Base64; over format, authorization, subject, time, number of items and root")
        String signature,

        @Schema(description = "Base64 of the certificate; compare it with one that you trust")
        String certificate) {

    /** One thing under the root. */
    @Schema(name = "EvidenceBundleItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemPart(
            String name,
            String kind,
            String mediaType,
            long size,
            String sha256,
            String at,

            @Schema(description = "Records only; a file is opened by its evidence id") @Nullable String content) {}

    static EvidenceBundleResponse of(EvidenceBundle bundle) {
        return new EvidenceBundleResponse(
                bundle.format(),
                bundle.authorization().value(),
                bundle.subjectReference(),
                bundle.signedAt().toString(),
                bundle.items().stream()
                        .map(item -> new ItemPart(
                                item.name(),
                                item.kind(),
                                item.mediaType(),
                                item.size(),
                                item.sha256(),
                                item.at().toString(),
                                item.content()))
                        .toList(),
                bundle.root(),
                bundle.signatureAlgorithm(),
                bundle.signature(),
                bundle.certificate());
    }
}
