package cn.zhengxin.authorization.statement;

import cn.zhengxin.authorization.policy.RuleCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything found missing or malformed so far, by field. No message repeats a value. */
public final class Faults {

    /** Years outside are slips of the pen, and some lie beyond what the calendar or the store can hold. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2200;

    private final RuleCode asking;
    private final List<FieldFault> found;

    public Faults() {
        this(RuleCode.A1, new ArrayList<>());
    }

    private Faults(RuleCode asking, List<FieldFault> found) {
        this.asking = asking;
        this.found = found;
    }

    /** The same faults; what is missing or malformed from here on is missing by this rule. */
    public Faults under(RuleCode rule) {
        return new Faults(rule, found);
    }

    public List<FieldFault> all() {
        return List.copyOf(found);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public void add(RuleCode rule, String field, String message) {
        found.add(new FieldFault(rule, field, message));
    }

    /** By the rule that asks. A1 is what every statement is about, so only others are named in the message. */
    public void add(String field, String message) {
        add(asking, field, asking == RuleCode.A1 ? message : asking + ": " + message);
    }

    /** Whether there is no text at all, which is then a fault. */
    public boolean isMissing(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            add(field, "is missing");
            return true;
        }
        return false;
    }

    public <T> @Nullable T required(String field, Optional<T> value, String form) {
        if (value.isEmpty()) {
            add(field, "must be " + form);
            return null;
        }
        return value.get();
    }

    public <T> @Nullable T parsed(String field, @Nullable String text, Function<String, T> parser, String form) {
        if (isMissing(field, text) || text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeParseException notThatForm) {
            add(field, "must be " + form);
            return null;
        }
    }

    public @Nullable LocalDate date(String field, @Nullable String text, String form) {
        var date = parsed(field, text, LocalDate::parse, form);
        return date != null && isYearInUse(field, date.getYear()) ? date : null;
    }

    public boolean isYearInUse(String field, int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            add(field, "a year from " + FIRST_YEAR + " to " + LAST_YEAR);
            return false;
        }
        return true;
    }

    public <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String field, @Nullable String text) {
        if (isMissing(field, text)) {
            return null;
        }
        var constant = named(type, text);
        if (constant.isEmpty()) {
            add(field, "must be exactly one of " + Arrays.toString(type.getEnumConstants()));
            return null;
        }
        return constant.get();
    }

    public <E extends Enum<E>> Set<E> severalOf(Class<E> type, String field, List<@Nullable String> texts) {
        var several = EnumSet.noneOf(type);
        for (int index = 0; index < texts.size(); index++) {
            var element = named(type, texts.get(index));
            if (element.isEmpty()) {
                add(field + "[" + index + "]", "must be one of " + Arrays.toString(type.getEnumConstants()));
            } else {
                several.add(element.get());
            }
        }
        return several;
    }

    /** The constant of that name; no fault when there is none. */
    public static <E extends Enum<E>> Optional<E> named(Class<E> type, @Nullable String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst();
    }
}
