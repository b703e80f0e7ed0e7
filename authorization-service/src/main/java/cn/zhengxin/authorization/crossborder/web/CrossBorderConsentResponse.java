package cn.zhengxin.authorization.crossborder.web;

import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.crossborder.application.StoredConsent;
import cn.zhengxin.authorization.crossborder.model.ConsentGiver;
import cn.zhengxin.authorization.crossborder.model.ConsentWords;
import cn.zhengxin.authorization.crossborder.model.DataCategory;
import cn.zhengxin.authorization.crossborder.model.RecipientKind;
import cn.zhengxin.authorization.crossborder.model.TransferMethod;
import cn.zhengxin.authorization.crossborder.model.TransferRoute;
import cn.zhengxin.authorization.crossborder.model.WithdrawnConsent;
import cn.zhengxin.authorization.inquiry.Purpose;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cross-border consent as it is shown. Names and references are absent once the file is destroyed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CrossBorderConsentResponse(
        UUID id,
        String number,
        UUID authorizationId,
        ConsentState state,
        RecipientPart recipient,
        Purpose purpose,
        TransferMethod method,
        List<DataCategory> categories,
        RoutePart route,
        Instant consentedAt,

        @Schema(description = "The guardian for a subject under 14 (PIPL 31)") @Nullable ConsentGiver consentedBy,

        UUID evidenceId,
        int policyVersion,

        @Schema(description = "Not shown to the subject") @Nullable String recordedBy,

        Instant recordedAt,
        @Nullable WithdrawalPart withdrawal) {

    /** Who receives. */
    @Schema(name = "OverseasRecipient")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecipientPart(
            @Nullable String name,
            @Nullable String contact,
            RecipientKind kind,
            String country,
            @Nullable String rightsChannel,
            @Nullable String approvalNumber) {}

    /** By which way of PIPL 38. */
    @Schema(name = "TransferRoute")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoutePart(TransferRoute kind, @Nullable String reference, LocalDate validUntil) {}

    /** The receipt of a withdrawal. */
    @Schema(name = "ConsentWithdrawal")
    record WithdrawalPart(String receiptNumber, Instant at) {}

    static CrossBorderConsentResponse of(StoredConsent stored, Optional<ConsentWords> words, Requester requester) {
        var facts = stored.facts();
        var content = facts.content();
        var isSubject = requester.party().kind() == PartyKind.SUBJECT;
        return new CrossBorderConsentResponse(
                facts.id().value(),
                facts.number(),
                facts.authorization().value(),
                ConsentState.of(stored.consent()),
                new RecipientPart(
                        words.map(ConsentWords::recipientName).orElse(null),
                        words.map(ConsentWords::recipientContact).orElse(null),
                        content.recipient().kind(),
                        content.recipient().country(),
                        words.map(ConsentWords::rightsChannel).orElse(null),
                        words.flatMap(known -> Optional.ofNullable(known.approvalNumber()))
                                .orElse(null)),
                content.purpose(),
                content.method(),
                content.categories().stream().sorted().toList(),
                new RoutePart(
                        content.route(),
                        words.map(ConsentWords::routeReference).orElse(null),
                        content.routeValidUntil()),
                content.consentedAt(),
                words.map(ConsentWords::giver).orElse(null),
                facts.evidence().value(),
                facts.policyVersion(),
                isSubject ? null : facts.recordedBy().account(),
                facts.recordedAt(),
                stored.consent() instanceof WithdrawnConsent withdrawn
                        ? new WithdrawalPart(
                                withdrawn.withdrawal().receiptNumber(),
                                withdrawn.withdrawal().at())
                        : null);
    }

    @Override
    public String toString() {
        return "CrossBorderConsentResponse[" + id + ", " + state + "]";
    }
}
