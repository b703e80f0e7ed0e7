package cn.zhengxin.audit.inspection;

import cn.zhengxin.identity.FieldProblem;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a filter may look like. A filter is recorded for ever, so nothing that could be a person's number, phone or name
 * gets that far (N2); no message repeats a value.
 */
final class FilterRules {

    private static final Pattern PRODUCER = Pattern.compile("authorization|query|masking|dispute|audit");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");
    private static final Pattern ID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final Pattern SUBJECT_REFERENCE = Pattern.compile("sr_[A-Za-z0-9_-]{27}");
    private static final Pattern INSTITUTION = Pattern.compile("[A-Z][0-9]{5}");
    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z.-]{1,63}|" + SUBJECT_REFERENCE);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant AFTER_LATEST = Instant.parse("2201-01-01T00:00:00Z");

    private FilterRules() {}

    static void check(RecordFilter filter, List<FieldProblem> errors) {
        form("producer", filter.producer(), PRODUCER, "is the name of a service that writes events", errors);
        form("type", filter.type(), TYPE, "is the type of an event", errors);
        form("aggregateId", filter.aggregateId(), ID, "is a UUID", errors);
        form("subjectReference", filter.subjectReference(), SUBJECT_REFERENCE, "is a subject reference", errors);
        form("institution", filter.institution(), INSTITUTION, "is one capital letter and five digits", errors);
        form("account", filter.account(), ACCOUNT, "is the account of a person, a system or a subject", errors);
        form("authorizationId", filter.authorizationId(), ID, "is a UUID", errors);
        time("from", filter.from(), errors);
        time("to", filter.to(), errors);
    }

    private static void form(
            String field, @Nullable String value, Pattern form, String message, List<FieldProblem> errors) {
        if (value != null && !form.matcher(value).matches()) {
            errors.add(new FieldProblem(field, message));
        }
    }

    private static void time(String field, @Nullable Instant value, List<FieldProblem> errors) {
        if (value != null && (value.isBefore(EARLIEST) || !value.isBefore(AFTER_LATEST))) {
            errors.add(new FieldProblem(field, "lies in the years 2000 to 2200"));
        }
    }
}
