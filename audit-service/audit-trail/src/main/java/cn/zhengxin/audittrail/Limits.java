package cn.zhengxin.audittrail;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an envelope may hold. Messages name the member and never its value. */
final class Limits {

    private static final int DEEPEST = 8;

    private Limits() {}

    static String text(String member, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(member + " is missing");
        }
        return within(member, value, longest);
    }

    static @Nullable String optionalText(String member, @Nullable String value, int longest) {
        return value == null ? null : text(member, value, longest);
    }

    private static String within(String member, String value, int longest) {
        if (value.length() > longest) {
            throw new IllegalArgumentException(member + " is longer than " + longest + " characters");
        }
        return value;
    }

    /** A copy that cannot change any more, in the order of its keys, holding nothing but JSON values. */
    static Map<String, Object> json(Map<String, Object> data) {
        return object("data", data, 0);
    }

    private static Map<String, Object> object(String member, Map<?, ?> values, int depth) {
        var copy = new TreeMap<String, Object>();
        values.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException(member + " has a key that is no text");
            }
            copy.put(name, value(member + "." + name, value, depth + 1));
        });
        return Collections.unmodifiableMap(copy);
    }

    private static Object value(String member, @Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(member + " is nested too deeply");
        }
        return switch (value) {
            case String text -> text;
            case Boolean truth -> truth;
            case Integer number -> number;
            case Long number -> number;
            case BigInteger number -> number;
            case BigDecimal number -> number;
            case Double number -> number;
            case List<?> list -> {
                var copy = new ArrayList<Object>(list.size());
                for (var element : list) {
                    copy.add(value(member + "[]", element, depth + 1));
                }
                yield Collections.unmodifiableList(copy);
            }
            case Map<?, ?> map -> object(member, map, depth);
            case null, default -> throw new IllegalArgumentException(member + " is no JSON value");
        };
    }
}
