package cn.zhengxin.ledgerverifier;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling of a JSON value whose bytes are hashed: names sorted by UTF-16 code units, no white space, control
 * characters and {@code "} and {@code \} escaped and nothing else, numbers as plain decimals without trailing zeros.
 */
public final class CanonicalJson {

    private static final int LARGEST_SCALE = 400;

    private CanonicalJson() {}

    /** Takes maps with string keys, iterables, strings, booleans, whole and decimal numbers, and null. */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Boolean bool -> out.append(bool);
            case Long number -> out.append(number);
            case Integer number -> out.append(number);
            case Short number -> out.append(number);
            case Byte number -> out.append(number);
            case BigInteger number -> out.append(number);
            case BigDecimal number -> writeDecimal(number, out);
            case Double number -> writeDecimal(BigDecimal.valueOf(number), out);
            case Float number -> writeDecimal(new BigDecimal(number.toString()), out);
            case String string -> writeString(string, out);
            case Map<?, ?> object -> writeObject(object, out);
            case Iterable<?> items -> {
                char separator = '[';
                for (Object item : items) {
                    out.append(separator);
                    write(item, out);
                    separator = ',';
                }
                out.append(separator == '[' ? "[]" : "]");
            }
            default -> throw new IllegalArgumentException("JSON has no such value");
        }
    }

    private static void writeDecimal(BigDecimal number, StringBuilder out) {
        if (Math.abs((long) number.scale()) > LARGEST_SCALE) {
            throw new IllegalArgumentException("a number of this size has no plain form");
        }
        out.append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    private static void writeObject(Map<?, ?> object, StringBuilder out) {
        // String's own order is that of UTF-16 code units, as RFC 8785 wants it.
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        object.forEach((name, member) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException("JSON names are strings");
            }
            sorted.put(text, member);
        });
        char separator = '{';
        for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
            out.append(separator);
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    private static void writeString(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
