package cn.zhengxin.authorization.customerauthorization.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody states beside the elements every authorization has; nothing of it believed yet. Prints none of it. */
public record StatedCircumstances(
        @Nullable StatedGuardian guardian,
        @Nullable StatedGuarantee guarantee,
        @Nullable StatedRepresentation representation) {

    public static final StatedCircumstances NONE = new StatedCircumstances(null, null, null);

    /** A person by name and document. */
    public record StatedPerson(
            @Nullable String name,
            @Nullable String documentType,
            @Nullable String documentNumber) {

        @Override
        public String toString() {
            return "StatedPerson[***]";
        }
    }

    /** A5. */
    public record StatedGuardian(
            StatedPerson person, @Nullable String relation) {}

    /** A6; of the borrower only the document is stated. */
    public record StatedGuarantee(
            @Nullable String borrowerDocumentType,
            @Nullable String borrowerDocumentNumber,
            @Nullable String authorizationNumber,
            @Nullable String businessReference) {

        @Override
        public String toString() {
            return "StatedGuarantee[***]";
        }
    }

    /** A9. */
    public record StatedRepresentation(
            @Nullable StatedPerson legalRepresentative,
            @Nullable StatedPerson handler,
            @Nullable StatedPowerOfAttorney powerOfAttorney) {}

    /** A9. */
    public record StatedPowerOfAttorney(
            @Nullable String startDate, @Nullable String endDate, List<@Nullable String> scope) {}
}
