package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.customerauthorization.model.AuthorizationStatement;
import cn.zhengxin.authorization.customerauthorization.model.StatedChain;
import cn.zhengxin.authorization.customerauthorization.model.StatedCircumstances;
import cn.zhengxin.authorization.customerauthorization.model.StatedCircumstances.StatedGuarantee;
import cn.zhengxin.authorization.customerauthorization.model.StatedCircumstances.StatedGuardian;
import cn.zhengxin.authorization.customerauthorization.model.StatedCircumstances.StatedPerson;
import cn.zhengxin.authorization.customerauthorization.model.StatedCircumstances.StatedPowerOfAttorney;
import cn.zhengxin.authorization.customerauthorization.model.StatedCircumstances.StatedRepresentation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An authorization to enter. Everything is text on purpose: what is missing or malformed is then reported field by field in one
 * answer (A1), not one parse error at a time.
 */
public record CreateAuthorizationRequest(
        @Schema(
                allowableValues = {"QUERY", "REPORT"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String kind,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable SubjectPart subject,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable InstitutionPart institution,

        @Schema(description = "A7: partners that may query too, by code and with the authorization's own purpose")
        @Nullable List<@Nullable RecipientPart> recipients,

        @Schema(
                description =
                        "A7: for a consent to hand on, the original authorization and the partner that hands on; then exactly one recipient")
        @Nullable DerivedFromPart derivedFrom,

        @Schema(
                allowableValues = {
                    "LOAN_APPLICATION",
                    "CREDIT_CARD_APPLICATION",
                    "GUARANTOR_CHECK",
                    "POST_LOAN_MANAGEMENT",
                    "ENTERPRISE_APPLICANT_RELATED_PERSON",
                    "SUBJECT_ENQUIRY",
                    "JUDICIAL_ASSISTANCE"
                },
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String purpose,

        @Schema(
                description = "The purpose in the subject's own case, in plain words; no blanket such as 等",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String purposeStatement,

        @Schema(
                allowableValues = {
                    "SINGLE_LOAN",
                    "SHORT_TERM_CREDIT",
                    "LONG_TERM_LOAN",
                    "REVOLVING_CREDIT",
                    "CREDIT_CARD",
                    "GUARANTEE",
                    "SUBJECT_SERVICE",
                    "JUDICIAL_MATTER"
                },
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String product,

        @Schema(
                description = "PERSONAL for persons, ENTERPRISE for enterprises",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable List<@Nullable String> reportTypes,

        @Schema(description = "REVOLVING_CREDIT, POST_LOAN_MANAGEMENT; where the term needs them") @Nullable List<@Nullable String> clauses,

        @Schema(format = "date", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String startDate,

        @Schema(format = "date", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String endDate,

        @Schema(
                allowableValues = {"COUNTER", "ONLINE"},
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String signingChannel,

        @Schema(format = "date-time", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String signingTime,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String templateVersion,

        @Schema(description = "How many queries it may serve; 1 unless given", minimum = "1") @Nullable Integer uses,

        @Schema(description = "Only for a subject under 18, who acts with a guardian (A5)") @Nullable GuardianPart guardian,

        @Schema(description = "Only for GUARANTOR_CHECK, and needed there (A6)") @Nullable GuaranteePart guaranteeFor,

        @Schema(description = "Only for an enterprise, and needed there (A9)") @Nullable EnterprisePart enterprise) {

    /** Who the subject is. Prints redacted. */
    @Schema(name = "SubjectInput")
    record SubjectPart(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,

            @Schema(
                    allowableValues = {"RESIDENT_ID", "UNIFIED_SOCIAL_CREDIT_CODE"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable String documentType,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String documentNumber,

            @Nullable String phone) {

        @Override
        public String toString() {
            return "SubjectPart[***]";
        }
    }

    /** Whom the subject authorizes. */
    @Schema(name = "InstitutionInput")
    record InstitutionPart(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String code,

            @Schema(description = "Full name as registered", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name) {}

    /** Who acts beside a minor. Prints redacted. */
    @Schema(name = "GuardianInput")
    record GuardianPart(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,

            @Schema(
                    allowableValues = {"RESIDENT_ID"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable String documentType,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String documentNumber,

            @Schema(
                    allowableValues = {"PARENT", "GRANDPARENT", "ELDER_SIBLING", "APPOINTED"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable String relation) {

        private StatedGuardian toStated() {
            return new StatedGuardian(new StatedPerson(name, documentType, documentNumber), relation);
        }

        @Override
        public String toString() {
            return "GuardianPart[***]";
        }
    }

    /** Whose debt is guaranteed. */
    @Schema(name = "GuaranteeInput")
    record GuaranteePart(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable BorrowerPart borrower,

            @Schema(description = "Number of the borrower's own authorization; this or the business reference")
            @Nullable String authorizationNumber,

            @Schema(description = "The institution's number of the loan") @Nullable String businessReference) {

        private StatedGuarantee toStated() {
            return new StatedGuarantee(
                    borrower == null ? null : borrower.documentType(),
                    borrower == null ? null : borrower.documentNumber(),
                    authorizationNumber,
                    businessReference);
        }
    }

    /** The borrower's document; only a reference of it is kept. Prints redacted. */
    @Schema(name = "BorrowerInput")
    record BorrowerPart(
            @Schema(
                    allowableValues = {"RESIDENT_ID", "UNIFIED_SOCIAL_CREDIT_CODE"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable String documentType,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String documentNumber) {

        @Override
        public String toString() {
            return "BorrowerPart[***]";
        }
    }

    /** Who acts for an enterprise. */
    @Schema(name = "EnterpriseInput")
    record EnterprisePart(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable PersonPart legalRepresentative,

            @Schema(description = "Only when not the legal representative") @Nullable PersonPart handler,

            @Schema(description = "The handler's") @Nullable PowerOfAttorneyPart powerOfAttorney) {

        private StatedRepresentation toStated() {
            return new StatedRepresentation(
                    legalRepresentative == null ? null : legalRepresentative.toStated(),
                    handler == null ? null : handler.toStated(),
                    powerOfAttorney == null ? null : powerOfAttorney.toStated());
        }
    }

    /** A natural person. Prints redacted. */
    @Schema(name = "PersonInput")
    record PersonPart(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,

            @Schema(
                    allowableValues = {"RESIDENT_ID"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable String documentType,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String documentNumber) {

        private StatedPerson toStated() {
            return new StatedPerson(name, documentType, documentNumber);
        }

        @Override
        public String toString() {
            return "PersonPart[***]";
        }
    }

    /** A handler's power. */
    @Schema(name = "PowerOfAttorneyInput")
    record PowerOfAttorneyPart(
            @Schema(format = "date", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String startDate,

            @Schema(format = "date", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String endDate,

            @Schema(
                    description = "CREDIT_AUTHORIZATION, which is needed, and CREDIT_BUSINESS",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable List<@Nullable String> scope) {

        private StatedPowerOfAttorney toStated() {
            return new StatedPowerOfAttorney(startDate, endDate, scope == null ? List.of() : scope);
        }
    }

    /** A partner the subject names. */
    @Schema(name = "RecipientInput")
    record RecipientPart(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String institutionCode,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String purpose) {}

    /** What is handed on, and by whom. */
    @Schema(name = "DerivedFromInput")
    record DerivedFromPart(
            @Schema(format = "uuid", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String authorizationId,

            @Schema(description = "Code of the partner that hands on", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable String partner) {}

    public StatedChain toChain() {
        var named = new ArrayList<StatedChain.@Nullable StatedRecipient>();
        if (recipients != null) {
            recipients.forEach(part -> named.add(
                    part == null ? null : new StatedChain.StatedRecipient(part.institutionCode(), part.purpose())));
        }
        var origin = derivedFrom == null
                ? null
                : new StatedChain.StatedOrigin(derivedFrom.authorizationId(), derivedFrom.partner());
        return new StatedChain(named, origin);
    }

    // Mapped by hand: every sensitive field is named here and nowhere else.
    public AuthorizationStatement toStatement() {
        var who = subject == null ? new SubjectPart(null, null, null, null) : subject;
        var whom = institution == null ? new InstitutionPart(null, null) : institution;
        return new AuthorizationStatement(
                kind,
                who.name(),
                who.documentType(),
                who.documentNumber(),
                who.phone(),
                whom.code(),
                whom.name(),
                purpose,
                purposeStatement,
                product,
                reportTypes == null ? List.of() : reportTypes,
                clauses == null ? List.of() : clauses,
                startDate,
                endDate,
                signingChannel,
                signingTime,
                templateVersion,
                uses,
                new StatedCircumstances(
                        guardian == null ? null : guardian.toStated(),
                        guaranteeFor == null ? null : guaranteeFor.toStated(),
                        enterprise == null ? null : enterprise.toStated()));
    }

    @Override
    public String toString() {
        return "CreateAuthorizationRequest[***]";
    }
}
