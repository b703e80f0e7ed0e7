package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.customerauthorization.model.Circumstances;
import cn.zhengxin.authorization.customerauthorization.model.GuardianRelation;
import cn.zhengxin.authorization.customerauthorization.model.PowerOfAttorney;
import cn.zhengxin.authorization.customerauthorization.model.PowerOfAttorneyScope;
import cn.zhengxin.authorization.customerauthorization.model.RelatedPerson;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who acts beside or for the subject, and for whom the subject guarantees; names and numbers masked. */
@Schema(name = "Circumstances")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CircumstancesPart(
        @Nullable GuardianPart guardian,
        @Nullable GuaranteePart guaranteeFor,
        @Nullable EnterprisePart enterprise) {

    /** A5. */
    @Schema(name = "Guardian")
    record GuardianPart(PersonPart person, GuardianRelation relation) {}

    /** A6. */
    @Schema(name = "Guarantee")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GuaranteePart(
            String borrowerReference,
            @Nullable String authorizationNumber,
            @Nullable String businessReference) {}

    /** A9. */
    @Schema(name = "Enterprise")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EnterprisePart(
            PersonPart legalRepresentative,
            @Nullable PersonPart handler,
            @Nullable PowerOfAttorneyPart powerOfAttorney) {}

    /** A person, masked; name and number are absent once the file's key is destroyed. */
    @Schema(name = "MaskedPerson")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PersonPart(
            String reference,
            @Nullable String name,
            @Nullable String documentNumber) {}

    /** A9. */
    @Schema(name = "PowerOfAttorney")
    record PowerOfAttorneyPart(LocalDate startDate, LocalDate endDate, List<PowerOfAttorneyScope> scope) {

        private static PowerOfAttorneyPart of(PowerOfAttorney power) {
            return new PowerOfAttorneyPart(
                    power.term().start(),
                    power.term().end(),
                    power.scope().stream().sorted().toList());
        }
    }

    /** Null where the subject acts alone. */
    static @Nullable CircumstancesPart of(Circumstances circumstances, List<RelatedPerson> persons) {
        if (circumstances.equals(Circumstances.NONE)) {
            return null;
        }
        var guardianship = circumstances.guardianship();
        var guarantee = circumstances.guarantee();
        return new CircumstancesPart(
                guardianship == null
                        ? null
                        : new GuardianPart(
                                person(guardianship.guardian(), RelatedPerson.Part.GUARDIAN, persons),
                                guardianship.relation()),
                guarantee == null
                        ? null
                        : new GuaranteePart(
                                guarantee.borrower().value(),
                                number(guarantee.authorization()),
                                guarantee.businessReference()),
                enterprise(circumstances, persons));
    }

    private static @Nullable String number(@Nullable AuthorizationNumber number) {
        return number == null ? null : number.value();
    }

    private static @Nullable EnterprisePart enterprise(Circumstances circumstances, List<RelatedPerson> persons) {
        var representation = circumstances.representation();
        if (representation == null) {
            return null;
        }
        var handler = representation.handler();
        var power = representation.powerOfAttorney();
        return new EnterprisePart(
                person(representation.legalRepresentative(), RelatedPerson.Part.LEGAL_REPRESENTATIVE, persons),
                handler == null ? null : person(handler, RelatedPerson.Part.HANDLER, persons),
                power == null ? null : PowerOfAttorneyPart.of(power));
    }

    private static PersonPart person(SubjectReference reference, RelatedPerson.Part part, List<RelatedPerson> persons) {
        return persons.stream()
                .filter(person -> person.part() == part)
                .findFirst()
                .map(person -> new PersonPart(
                        reference.value(),
                        person.name().masked(),
                        person.document().masked()))
                .orElseGet(() -> new PersonPart(reference.value(), null, null));
    }
}
