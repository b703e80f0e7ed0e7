package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.customerauthorization.model.StatedCircumstances.StatedGuarantee;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.Faults;
import cn.zhengxin.authorization.text.PersonalNumbers;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A6: a guarantor's authorization is a document of its own, and says whose debt it is about. */
final class GuaranteeCheck implements StatementCheck<Guarantee> {

    private static final StatedGuarantee NOTHING = new StatedGuarantee(null, null, null, null);
    private static final Pattern NUMBER = Pattern.compile("AU[0-9]{16}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/_-]{0,63}");

    private final Function<IdentityDocument, SubjectReference> references;
    private final Function<AuthorizationNumber, Optional<AuthorizationFacts>> authorizations;

    GuaranteeCheck(
            Function<IdentityDocument, SubjectReference> references,
            Function<AuthorizationNumber, Optional<AuthorizationFacts>> authorizations) {
        this.references = references;
        this.authorizations = authorizations;
    }

    @Override
    public @Nullable Guarantee examine(AuthorizationStatement statement, Faults allFaults) {
        var faults = allFaults.under(RuleCode.A6);
        var stated = statement.circumstances().guarantee();
        var purpose = Faults.named(Purpose.class, statement.purpose());
        if (purpose.isEmpty()) {
            return null;
        }
        if (purpose.get() != Purpose.GUARANTOR_CHECK) {
            if (stated != null) {
                faults.add("guaranteeFor", "only a guarantor's authorization names a borrower");
            }
            return null;
        }
        return guarantee(stated == null ? NOTHING : stated, statement, faults);
    }

    private @Nullable Guarantee guarantee(StatedGuarantee stated, AuthorizationStatement statement, Faults faults) {
        var borrower = borrower(stated, statement, faults);
        var number = authorization(stated.authorizationNumber(), borrower, statement, faults);
        var reference = businessReference(stated.businessReference(), faults);
        if (stated.authorizationNumber() == null && stated.businessReference() == null) {
            faults.add("guaranteeFor", "names the borrower's authorization or the business it is for");
        }
        return borrower == null || (number == null && reference == null)
                ? null
                : new Guarantee(borrower, number, reference);
    }

    private @Nullable SubjectReference borrower(
            StatedGuarantee stated, AuthorizationStatement statement, Faults faults) {
        var field = "guaranteeFor.borrower";
        var type = faults.oneOf(DocumentType.class, field + ".documentType", stated.borrowerDocumentType());
        if (faults.isMissing(field + ".documentNumber", stated.borrowerDocumentNumber()) || type == null) {
            return null;
        }
        var document = faults.required(
                field + ".documentNumber",
                IdentityDocument.tryParse(type, stated.borrowerDocumentNumber()),
                "a number with a valid check character");
        if (document == null) {
            return null;
        }
        var subject = Faults.named(DocumentType.class, statement.documentType())
                .flatMap(known -> IdentityDocument.tryParse(known, statement.documentNumber()));
        if (subject.filter(document::equals).isPresent()) {
            faults.add(field, "the borrower is another subject than the guarantor");
            return null;
        }
        return references.apply(document);
    }

    /** One message for unknown, foreign and another person's: the answer is no way to search the register. */
    private @Nullable AuthorizationNumber authorization(
            @Nullable String text,
            @Nullable SubjectReference borrower,
            AuthorizationStatement statement,
            Faults faults) {
        if (text == null || (borrower == null && NUMBER.matcher(text).matches())) {
            // Without a borrower it cannot be told whose it is; the borrower's own fault refuses.
            return null;
        }
        var found = NUMBER.matcher(text).matches()
                ? authorizations
                        .apply(new AuthorizationNumber(text))
                        .filter(facts -> facts.content().institution().code().equals(statement.institutionCode()))
                        .filter(facts -> facts.subject().equals(borrower))
                        .filter(facts -> facts.content().purpose() != Purpose.GUARANTOR_CHECK)
                : Optional.<AuthorizationFacts>empty();
        if (found.isEmpty()) {
            faults.add(
                    "guaranteeFor.authorizationNumber",
                    "must be the number of an authorization that the borrower gave this institution");
            return null;
        }
        return found.get().number();
    }

    private static @Nullable String businessReference(@Nullable String text, Faults faults) {
        if (text == null) {
            return null;
        }
        if (!REFERENCE.matcher(text).matches() || PersonalNumbers.occurIn(text)) {
            faults.add(
                    "guaranteeFor.businessReference",
                    "must be 1 to 64 letters, digits, dashes or slashes, and no identity or mobile number");
            return null;
        }
        return text;
    }
}
