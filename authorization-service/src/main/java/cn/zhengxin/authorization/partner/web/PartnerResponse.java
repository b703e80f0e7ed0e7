package cn.zhengxin.authorization.partner.web;

import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.partner.application.StoredPartner;
import cn.zhengxin.authorization.partner.model.ActivePartner;
import cn.zhengxin.authorization.partner.model.Approval;
import cn.zhengxin.authorization.partner.model.EndedPartner;
import cn.zhengxin.authorization.partner.model.EndingReason;
import cn.zhengxin.authorization.partner.model.LicenceKind;
import cn.zhengxin.authorization.partner.model.RegisteredPartner;
import cn.zhengxin.authorization.partner.model.SuspendedPartner;
import cn.zhengxin.authorization.partner.model.SuspensionReason;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A partner as staff see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartnerResponse(
        String code,
        String fullName,
        String creditCode,
        List<QualificationPart> qualifications,
        String agreementReference,

        @Schema(description = "The institution of the bank that keeps the agreement")
        String institution,

        PartnerState state,

        @Schema(description = "Purposes it is fit for at this moment: active, and a licence runs (A7)")
        List<Purpose> fitFor,

        String registeredBy,
        Instant registeredAt,
        int policyVersion,
        @Nullable ApprovalPart approval,
        @Nullable SuspensionPart suspension,
        @Nullable EndingPart ending) {

    /** Whether the partner may be named and may query. */
    enum PartnerState {
        REGISTERED,
        ACTIVE,
        SUSPENDED,
        ENDED
    }

    /** A licence. */
    @Schema(name = "Qualification")
    record QualificationPart(
            LicenceKind kind,
            String number,
            LocalDate validFrom,
            LocalDate validUntil,
            List<Purpose> permittedPurposes) {}

    /** Who approved, and when. */
    @Schema(name = "PartnerApproval")
    record ApprovalPart(String by, Instant at) {}

    /** Who suspended, why and when. */
    @Schema(name = "PartnerSuspension")
    record SuspensionPart(String by, SuspensionReason reason, Instant at) {}

    /** Who ended it, why and when. */
    @Schema(name = "PartnerEnding")
    record EndingPart(String by, EndingReason reason, Instant at) {}

    static PartnerResponse of(StoredPartner stored, Instant moment) {
        return switch (stored.partner()) {
            case RegisteredPartner _ -> of(stored, moment, PartnerState.REGISTERED, null, null, null);
            case ActivePartner active -> of(stored, moment, PartnerState.ACTIVE, part(active.approval()), null, null);
            case SuspendedPartner suspended -> {
                var why = suspended.suspension();
                var part = new SuspensionPart(why.by().account(), why.reason(), why.at());
                yield of(stored, moment, PartnerState.SUSPENDED, part(suspended.approval()), part, null);
            }
            case EndedPartner ended -> {
                var why = ended.ending();
                var part = new EndingPart(why.by().account(), why.reason(), why.at());
                yield of(stored, moment, PartnerState.ENDED, null, null, part);
            }
        };
    }

    private static ApprovalPart part(Approval approval) {
        return new ApprovalPart(approval.by().account(), approval.at());
    }

    private static PartnerResponse of(
            StoredPartner stored,
            Instant moment,
            PartnerState state,
            @Nullable ApprovalPart approval,
            @Nullable SuspensionPart suspension,
            @Nullable EndingPart ending) {
        var facts = stored.facts();
        return new PartnerResponse(
                facts.code(),
                facts.fullName(),
                facts.creditCode(),
                facts.qualifications().stream()
                        .map(licence -> new QualificationPart(
                                licence.kind(),
                                licence.number(),
                                licence.validFrom(),
                                licence.validUntil(),
                                licence.permittedPurposes()))
                        .toList(),
                facts.agreementReference(),
                facts.institution(),
                state,
                Arrays.stream(Purpose.values())
                        .filter(purpose -> stored.partner().isFitFor(purpose, moment))
                        .toList(),
                facts.registeredBy().account(),
                facts.registeredAt(),
                facts.policyVersion(),
                approval,
                suspension,
                ending);
    }
}
