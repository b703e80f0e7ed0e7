package cn.zhengxin.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.exc.MismatchedInputException;

/** What a value should have looked like, in words for the caller; never what it looked like. */
final class ExpectedForm {

    private static final String WHOLE_NUMBER = "is not a whole number in range";
    private static final String TRUTH = "is neither true nor false";

    private static final Map<Class<?>, String> KNOWN = Map.of(
            boolean.class, TRUTH,
            Boolean.class, TRUTH,
            int.class, WHOLE_NUMBER,
            Integer.class, WHOLE_NUMBER,
            long.class, WHOLE_NUMBER,
            Long.class, WHOLE_NUMBER,
            LocalDate.class, "is not a day such as 2026-01-31",
            Instant.class, "is not a time such as 2026-01-31T08:00:00Z",
            UUID.class, "is not a UUID");

    private ExpectedForm() {}

    /** Of the value that ended the reading. */
    static String of(Throwable broken) {
        return message(broken instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null);
    }

    /** A message that completes the field's name to a sentence. */
    static String message(@Nullable Class<?> type) {
        if (type != null && type.isEnum()) {
            return "is none of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(", "));
        }
        return type == null ? "is not of the expected form" : KNOWN.getOrDefault(type, "is not of the expected form");
    }
}
