package cn.zhengxin.authorization.partner.model;

import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.text.PlainText;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import cn.zhengxin.sensitivetypes.UnifiedSocialCreditCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A7: looks at every element of a registration and names all that are missing or malformed. No message repeats a value. */
public final class RegistrationCheck {

    private static final Pattern CODE = Pattern.compile("P[0-9]{5}");
    private static final Pattern REFERENCE = Pattern.compile("[\\p{L}0-9][\\p{L}0-9()（）/_.-]{3,63}");
    private static final int LONGEST_NAME = 120;
    private static final int MOST_QUALIFICATIONS = 10;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2200;

    private final List<FieldProblem> faults = new ArrayList<>();

    private RegistrationCheck() {}

    /** What a statement turned out to be. */
    public sealed interface Result {
        record Complete(
                String code,
                String fullName,
                String creditCode,
                List<Qualification> qualifications,
                String agreementReference)
                implements Result {}

        record Incomplete(List<FieldProblem> faults) implements Result {}
    }

    public static Result examine(PartnerStatement statement) {
        return new RegistrationCheck().check(statement);
    }

    private Result check(PartnerStatement statement) {
        var code = matching("code", statement.code(), CODE, "a partner's institution code such as P30001");
        var fullName = name(statement.fullName());
        var creditCode = creditCode(statement.creditCode());
        var qualifications = qualifications(statement.qualifications());
        var agreement = reference("agreementReference", statement.agreementReference());
        if (!faults.isEmpty() || code == null || fullName == null || creditCode == null || agreement == null) {
            return new Result.Incomplete(List.copyOf(faults));
        }
        return new Result.Complete(code, fullName, creditCode, qualifications, agreement);
    }

    private @Nullable String name(@Nullable String text) {
        if (isMissing("fullName", text) || text == null) {
            return null;
        }
        var name = text.strip();
        if (name.length() > LONGEST_NAME || !PlainText.isAll(name)) {
            add("fullName", "at most " + LONGEST_NAME + " visible characters on one line");
            return null;
        }
        return name;
    }

    private @Nullable String creditCode(@Nullable String text) {
        if (isMissing("creditCode", text)) {
            return null;
        }
        var code = UnifiedSocialCreditCode.tryParse(text);
        if (code.isEmpty()) {
            add("creditCode", "must be 18 characters with a valid check character (GB 32100)");
            return null;
        }
        return code.get().reveal();
    }

    private List<Qualification> qualifications(List<PartnerStatement.@Nullable QualificationStatement> statements) {
        if (statements.isEmpty()) {
            add("qualifications", "at least one licence");
        }
        if (statements.size() > MOST_QUALIFICATIONS) {
            add("qualifications", "at most " + MOST_QUALIFICATIONS + " licences");
            return List.of();
        }
        var found = new ArrayList<Qualification>();
        for (int index = 0; index < statements.size(); index++) {
            var statement = statements.get(index);
            var field = "qualifications[" + index + "]";
            if (statement == null) {
                add(field, "is missing");
                continue;
            }
            var qualification = qualification(field, statement);
            if (qualification != null) {
                found.add(qualification);
            }
        }
        return found;
    }

    private @Nullable Qualification qualification(String field, PartnerStatement.QualificationStatement statement) {
        var kind = oneOf(LicenceKind.class, field + ".kind", statement.kind());
        var number = reference(field + ".number", statement.number());
        var from = date(field + ".validFrom", statement.validFrom());
        var until = date(field + ".validUntil", statement.validUntil());
        var purposes = purposes(field + ".permittedPurposes", statement.permittedPurposes());
        if (from != null && until != null && until.isBefore(from)) {
            add(field + ".validUntil", "is not before the first day");
            return null;
        }
        if (kind == null || number == null || from == null || until == null || purposes.isEmpty()) {
            return null;
        }
        return new Qualification(kind, number, from, until, List.copyOf(purposes));
    }

    private Set<Purpose> purposes(String field, List<@Nullable String> texts) {
        var found = EnumSet.noneOf(Purpose.class);
        if (texts.isEmpty()) {
            add(field, "at least one purpose");
        }
        if (texts.size() > Purpose.values().length) {
            add(field, "at most " + Purpose.values().length + " entries");
            return found;
        }
        for (int index = 0; index < texts.size(); index++) {
            var purpose = oneOf(Purpose.class, field + "[" + index + "]", texts.get(index));
            if (purpose != null) {
                found.add(purpose);
            }
        }
        return found;
    }

    private @Nullable String reference(String field, @Nullable String text) {
        var found = matching(field, text, REFERENCE, "4 to 64 letters, digits or any of ( ) / _ . -");
        // N2: a person's number has no place in a reference.
        if (found != null
                && (NationalId.tryParse(found).isPresent()
                        || PhoneNumber.tryParse(found).isPresent())) {
            add(field, "is no identity number or mobile number");
            return null;
        }
        return found;
    }

    private @Nullable String matching(String field, @Nullable String text, Pattern pattern, String form) {
        if (isMissing(field, text) || text == null) {
            return null;
        }
        if (!pattern.matcher(text).matches()) {
            add(field, "must be " + form);
            return null;
        }
        return text;
    }

    private @Nullable LocalDate date(String field, @Nullable String text) {
        if (isMissing(field, text) || text == null) {
            return null;
        }
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
            add(field, "a year from " + FIRST_YEAR + " to " + LAST_YEAR);
            return null;
        } catch (DateTimeParseException noDate) {
            add(field, "must be a date such as 2026-11-25");
            return null;
        }
    }

    private <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String field, @Nullable String text) {
        if (isMissing(field, text)) {
            return null;
        }
        var found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst();
        if (found.isEmpty()) {
            add(field, "must be exactly one of " + Arrays.toString(type.getEnumConstants()));
            return null;
        }
        return found.get();
    }

    private boolean isMissing(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            add(field, "is missing");
            return true;
        }
        return false;
    }

    private void add(String field, String message) {
        faults.add(new FieldProblem(field, message));
    }
}
