package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.institution.Institution;
import cn.zhengxin.authorization.institution.Institutions;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.Clause;
import cn.zhengxin.authorization.policy.PlainText;
import cn.zhengxin.authorization.policy.Product;
import cn.zhengxin.authorization.policy.Purpose;
import cn.zhengxin.authorization.policy.ReportType;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.TermLimit;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A1 and A2: looks at every element of a statement and names all that are missing or malformed, by field. No message repeats a
 * value.
 */
public final class CompletenessCheck {

    /** How far a clock at a counter may be ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private static final int LONGEST_STATEMENT = 500;
    /** Years outside are slips of the pen, and some lie beyond what the calendar or the store can hold. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2200;
    /** A5: the law's (Civil Code, article 17), so no policy version can move it. */
    private static final int AGE_OF_MAJORITY = 18;

    private final AuthorizationPolicy policy;
    private final Institutions institutions;
    private final Instant now;

    public CompletenessCheck(AuthorizationPolicy policy, Institutions institutions, Instant now) {
        this.policy = policy;
        this.institutions = institutions;
        this.now = now;
    }

    public Completeness examine(AuthorizationStatement statement) {
        var faults = new ArrayList<FieldFault>();
        var kind = oneOf(AuthorizationKind.class, "kind", statement.kind(), faults);
        var documentType = oneOf(DocumentType.class, "subject.documentType", statement.documentType(), faults);
        var name = name(documentType, statement.subjectName(), faults);
        var document = document(documentType, statement.documentNumber(), faults);
        var phone = phone(statement.phone(), faults);
        var institution = institution(statement.institutionCode(), statement.institutionName(), faults);
        var purpose = oneOf(Purpose.class, "purpose", statement.purpose(), faults);
        var purposeStatement = purposeStatement(statement.purposeStatement(), faults);
        var product = oneOf(Product.class, "product", statement.product(), faults);
        var reportTypes = reportTypes(statement.reportTypes(), faults);
        var clauses = severalOf(Clause.class, "clauses", statement.clauses(), faults);
        var start = date("startDate", statement.startDate(), "a date such as 2026-11-25", faults);
        var end = date("endDate", statement.endDate(), "a date such as 2026-12-24", faults);
        var signingChannel = oneOf(SigningChannel.class, "signingChannel", statement.signingChannel(), faults);
        var signingTime = signingTime(statement.signingTime(), faults);
        var templateVersion = templateVersion(statement.templateVersion(), faults);
        var uses = uses(statement.uses(), faults);

        if (statement.reportTypes().isEmpty()) {
            faults.add(new FieldFault(RuleCode.A1, "reportTypes", "at least one report type is named"));
        }
        reportTypesSuitSubject(documentType, reportTypes, faults);
        var term = term(start, end, faults);
        limits(purpose, product, term, clauses, uses, faults);

        if (!faults.isEmpty()
                || kind == null
                || name == null
                || document == null
                || institution == null
                || purpose == null
                || purposeStatement == null
                || product == null
                || term == null
                || signingChannel == null
                || signingTime == null
                || templateVersion == null) {
            return new Completeness.Incomplete(faults);
        }
        return new Completeness.Complete(
                new AuthorizationContent(
                        kind,
                        institution,
                        purpose,
                        product,
                        reportTypes,
                        clauses,
                        term,
                        signingChannel,
                        signingTime,
                        templateVersion,
                        uses),
                new SubjectParticulars(name, document, phone, purposeStatement));
    }

    private static @Nullable SubjectName name(
            @Nullable DocumentType documentType, @Nullable String text, List<FieldFault> faults) {
        if (isMissing("subject.name", text, faults)) {
            return null;
        }
        // Without a document type there is still a name to look at: a person's, the stricter form.
        var bearer = documentType == null ? DocumentType.RESIDENT_ID : documentType;
        return required(
                "subject.name", SubjectName.tryParse(bearer, text), "the name as in the identity document", faults);
    }

    private @Nullable IdentityDocument document(
            @Nullable DocumentType documentType, @Nullable String number, List<FieldFault> faults) {
        var field = "subject.documentNumber";
        if (isMissing(field, number, faults) || documentType == null) {
            return null;
        }
        var document = required(
                field,
                IdentityDocument.tryParse(documentType, number),
                switch (documentType) {
                    case RESIDENT_ID -> "18 characters with a valid check character (GB 11643)";
                    case UNIFIED_SOCIAL_CREDIT_CODE -> "18 characters with a valid check character (GB 32100)";
                },
                faults);
        if (document != null && documentType == DocumentType.RESIDENT_ID) {
            var birthDate = NationalId.of(document.reveal()).birthDate();
            var today = LocalDate.ofInstant(now, Term.ZONE);
            if (birthDate.isAfter(today)) {
                faults.add(new FieldFault(RuleCode.A1, field, "names a person already born"));
            } else if (birthDate.plusYears(AGE_OF_MAJORITY).isAfter(today)) {
                faults.add(new FieldFault(RuleCode.A5, field, "A5: subjects under 18 are blocked"));
            }
        }
        return document;
    }

    private static @Nullable PhoneNumber phone(@Nullable String text, List<FieldFault> faults) {
        if (text == null) {
            return null;
        }
        return required("subject.phone", PhoneNumber.tryParse(text), "a mobile number of the mainland", faults);
    }

    private @Nullable Institution institution(@Nullable String code, @Nullable String name, List<FieldFault> faults) {
        var codeMissing = isMissing("institution.code", code, faults);
        var nameMissing = isMissing("institution.name", name, faults);
        if (codeMissing || code == null) {
            return null;
        }
        var institution =
                required("institution.code", institutions.active(code), "the code of a registered institution", faults);
        if (institution != null && !nameMissing && !institution.fullName().equals(name)) {
            faults.add(new FieldFault(RuleCode.A1, "institution.name", "the institution's full name as registered"));
        }
        return institution;
    }

    private @Nullable String purposeStatement(@Nullable String text, List<FieldFault> faults) {
        if (isMissing("purposeStatement", text, faults) || text == null) {
            return null;
        }
        if (text.length() > LONGEST_STATEMENT) {
            faults.add(new FieldFault(RuleCode.A1, "purposeStatement", "at most " + LONGEST_STATEMENT + " characters"));
            return null;
        }
        if (PlainText.compact(text).isEmpty()) {
            faults.add(new FieldFault(RuleCode.A1, "purposeStatement", "is missing"));
            return null;
        }
        if (!PlainText.isAll(text)) {
            faults.add(new FieldFault(
                    RuleCode.A1, "purposeStatement", "one line of visible characters, no control characters"));
            return null;
        }
        if (PersonalNumbers.occurIn(text)) {
            faults.add(new FieldFault(RuleCode.A1, "purposeStatement", "holds no identity number or mobile number"));
            return null;
        }
        if (policy.isBlanket(text)) {
            // A2
            faults.add(new FieldFault(
                    RuleCode.A2,
                    "purposeStatement",
                    "A2: names one purpose in plain words, no blanket such as 等, 相关 or 业务需要"));
            return null;
        }
        return text.strip();
    }

    private @Nullable Instant signingTime(@Nullable String text, List<FieldFault> faults) {
        var signed = parsed(
                "signingTime",
                text,
                OffsetDateTime::parse,
                "a time with zone such as 2026-11-25T09:30:00+08:00",
                faults);
        if (signed == null || !isYearInUse("signingTime", signed.getYear(), faults)) {
            return null;
        }
        var time = signed.toInstant();
        if (time.isAfter(now.plus(CLOCK_TOLERANCE))) {
            faults.add(new FieldFault(RuleCode.A1, "signingTime", "is not in the future"));
        }
        return time;
    }

    private static @Nullable LocalDate date(String field, @Nullable String text, String form, List<FieldFault> faults) {
        var date = parsed(field, text, LocalDate::parse, form, faults);
        return date != null && isYearInUse(field, date.getYear(), faults) ? date : null;
    }

    private static boolean isYearInUse(String field, int year, List<FieldFault> faults) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            faults.add(new FieldFault(RuleCode.A1, field, "a year from " + FIRST_YEAR + " to " + LAST_YEAR));
            return false;
        }
        return true;
    }

    private static Set<ReportType> reportTypes(List<@Nullable String> texts, List<FieldFault> faults) {
        var most = ReportType.values().length;
        if (texts.size() > most) {
            faults.add(new FieldFault(RuleCode.A1, "reportTypes", "at most " + most + " entries"));
            return EnumSet.noneOf(ReportType.class);
        }
        var found = severalOf(ReportType.class, "reportTypes", texts, faults);
        if (new HashSet<>(texts).size() < texts.size()) {
            faults.add(new FieldFault(RuleCode.A1, "reportTypes", "every report type is named once"));
        }
        return found;
    }

    private @Nullable String templateVersion(@Nullable String text, List<FieldFault> faults) {
        if (isMissing("templateVersion", text, faults) || text == null) {
            return null;
        }
        if (!policy.templateVersions().contains(text)) {
            faults.add(new FieldFault(RuleCode.A1, "templateVersion", "a template version in use"));
            return null;
        }
        return text;
    }

    private static int uses(@Nullable Integer uses, List<FieldFault> faults) {
        // A13: single-use unless asked otherwise
        if (uses == null) {
            return 1;
        }
        if (uses < 1) {
            faults.add(new FieldFault(RuleCode.A1, "uses", "at least 1"));
        }
        return uses;
    }

    private static void reportTypesSuitSubject(
            @Nullable DocumentType documentType, Set<ReportType> reportTypes, List<FieldFault> faults) {
        if (documentType == null) {
            return;
        }
        var suitable = switch (documentType) {
            case RESIDENT_ID -> ReportType.PERSONAL;
            case UNIFIED_SOCIAL_CREDIT_CODE -> ReportType.ENTERPRISE;
        };
        if (reportTypes.stream().anyMatch(type -> type != suitable)) {
            faults.add(new FieldFault(
                    RuleCode.A1, "reportTypes", "reports of persons for persons, of enterprises for enterprises"));
        }
    }

    private @Nullable Term term(@Nullable LocalDate start, @Nullable LocalDate end, List<FieldFault> faults) {
        if (start == null || end == null) {
            return null;
        }
        if (end.isBefore(start)) {
            faults.add(new FieldFault(RuleCode.A1, "endDate", "is not before the start date"));
            return null;
        }
        var term = new Term(start, end);
        if (term.hasExpired(now)) {
            faults.add(new FieldFault(RuleCode.A1, "endDate", "is not in the past"));
        }
        return term;
    }

    private void limits(
            @Nullable Purpose purpose,
            @Nullable Product product,
            @Nullable Term term,
            Set<Clause> clauses,
            int uses,
            List<FieldFault> faults) {
        if (purpose == null || product == null) {
            return;
        }
        var limit = policy.termFor(purpose, product);
        if (limit.isEmpty()) {
            faults.add(new FieldFault(RuleCode.A2, "product", "A2: a product this purpose can be authorized for"));
            return;
        }
        withinLimit(limit.get(), term, clauses, uses, faults);
    }

    private static void withinLimit(
            TermLimit limit, @Nullable Term term, Set<Clause> clauses, int uses, List<FieldFault> faults) {
        if (term != null && !limit.allows(term.start(), term.end())) {
            faults.add(
                    new FieldFault(RuleCode.A2, "endDate", "A2: within the longest term for this purpose and product"));
        }
        var clause = limit.requiredClause();
        if (clause != null && !clauses.contains(clause)) {
            faults.add(new FieldFault(RuleCode.A2, "clauses", "A2: the signed text carries the clause " + clause));
        }
        if (uses > limit.maximumUses()) {
            // A1 in the answer's reasons: the policy's words for A13 are about an authorization that is used up.
            faults.add(new FieldFault(
                    RuleCode.A1, "uses", "A13: at most " + limit.maximumUses() + " for this purpose and product"));
        }
    }

    private static boolean isMissing(String field, @Nullable String text, List<FieldFault> faults) {
        if (text == null || text.isBlank()) {
            faults.add(new FieldFault(RuleCode.A1, field, "is missing"));
            return true;
        }
        return false;
    }

    private static <T> @Nullable T required(String field, Optional<T> value, String form, List<FieldFault> faults) {
        if (value.isEmpty()) {
            faults.add(new FieldFault(RuleCode.A1, field, "must be " + form));
            return null;
        }
        return value.get();
    }

    private static <T> @Nullable T parsed(
            String field, @Nullable String text, Function<String, T> parser, String form, List<FieldFault> faults) {
        if (isMissing(field, text, faults) || text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeParseException notThatForm) {
            faults.add(new FieldFault(RuleCode.A1, field, "must be " + form));
            return null;
        }
    }

    private static <E extends Enum<E>> @Nullable E oneOf(
            Class<E> type, String field, @Nullable String text, List<FieldFault> faults) {
        if (isMissing(field, text, faults)) {
            return null;
        }
        var found = named(type, text);
        if (found.isEmpty()) {
            faults.add(new FieldFault(
                    RuleCode.A1, field, "must be exactly one of " + Arrays.toString(type.getEnumConstants())));
            return null;
        }
        return found.get();
    }

    private static <E extends Enum<E>> Set<E> severalOf(
            Class<E> type, String field, List<@Nullable String> texts, List<FieldFault> faults) {
        var found = EnumSet.noneOf(type);
        for (int index = 0; index < texts.size(); index++) {
            var element = named(type, texts.get(index));
            if (element.isEmpty()) {
                faults.add(new FieldFault(
                        RuleCode.A1,
                        field + "[" + index + "]",
                        "must be one of " + Arrays.toString(type.getEnumConstants())));
            } else {
                found.add(element.get());
            }
        }
        return found;
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, @Nullable String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst();
    }
}
