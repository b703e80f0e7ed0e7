package cn.zhengxin.ledgerverifier;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON by RFC 8259 and nothing beyond it: no duplicate names, no trailing content, no lone surrogates, at most 64 levels.
 * Objects become maps in their order, arrays lists, whole numbers {@link Long} or {@link BigInteger}, others {@link BigDecimal}.
 */
public final class StrictJson {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 400;

    private final String text;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    /** The value of the whole text; anything malformed is an {@link IllegalArgumentException} that quotes no content. */
    public static @Nullable Object parse(String text) {
        StrictJson reader = new StrictJson(text);
        reader.skipSpace();
        Object value = reader.value(0);
        reader.skipSpace();
        if (reader.at != text.length()) {
            throw reader.malformed();
        }
        return value;
    }

    /** As {@link #parse}, where the text must be an object. */
    public static Map<?, ?> parseObject(String text) {
        if (parse(text) instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException("expected a JSON object");
    }

    /**
     * The whole number that is the member of this name of the object that the text is. Reads as {@link #parse} does, but
     * keeps nothing, and so looks for names that come twice only where they are this one. Without such a member an
     * {@link IllegalArgumentException}.
     */
    static long wholeNumberOf(String text, String name) {
        StrictJson reader = new StrictJson(text);
        reader.skipSpace();
        long found = reader.wholeNumber(name);
        reader.skipSpace();
        if (reader.at != text.length()) {
            throw reader.malformed();
        }
        return found;
    }

    private long wholeNumber(String wanted) {
        long found = 0;
        boolean isFound = false;
        expect('{');
        skipSpace();
        if (peek() != '}') {
            do {
                skipSpace();
                boolean isWanted = text.startsWith(wanted, at + 1) && text.startsWith("\"", at + 1 + wanted.length());
                skipString();
                skipSpace();
                expect(':');
                skipSpace();
                if (isWanted) {
                    if (isFound || !(value(1) instanceof Long number)) {
                        throw new IllegalArgumentException("expected one whole number");
                    }
                    found = number;
                    isFound = true;
                } else {
                    skipValue(1);
                }
                skipSpace();
            } while (nextMember());
        } else {
            at++;
        }
        if (!isFound) {
            throw new IllegalArgumentException("expected one whole number");
        }
        return found;
    }

    /** Past the comma before another member or item, or past the end of them. */
    private boolean nextMember() {
        char c = next();
        if (c == '}') {
            return false;
        }
        if (c != ',') {
            throw malformed();
        }
        return true;
    }

    private void skipValue(int depth) {
        if (depth > DEEPEST) {
            throw malformed();
        }
        switch (peek()) {
            case '{' -> {
                at++;
                skipSpace();
                if (peek() == '}') {
                    at++;
                    return;
                }
                do {
                    skipSpace();
                    skipString();
                    skipSpace();
                    expect(':');
                    skipSpace();
                    skipValue(depth + 1);
                    skipSpace();
                } while (nextMember());
            }
            case '"' -> skipString();
            default -> value(depth);
        }
    }

    private void skipString() {
        expect('"');
        int start = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return;
            }
            if (c == '\\' || c < 0x20 || Character.isSurrogate(c)) {
                // Rare enough to be read the long way.
                at = start - 1;
                string();
                return;
            }
            at++;
        }
        throw malformed();
    }

    private @Nullable Object value(int depth) {
        if (depth > DEEPEST) {
            throw malformed();
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            skipSpace();
            String name = string();
            if (members.containsKey(name)) {
                throw malformed();
            }
            skipSpace();
            expect(':');
            skipSpace();
            members.put(name, value(depth + 1));
            skipSpace();
            if (peek() == '}') {
                at++;
                return members;
            }
            expect(',');
        }
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> items = new ArrayList<>();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return items;
        }
        while (true) {
            skipSpace();
            items.add(value(depth + 1));
            skipSpace();
            if (peek() == ']') {
                at++;
                return items;
            }
            expect(',');
        }
    }

    private String string() {
        expect('"');
        StringBuilder read = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                break;
            }
            if (c < 0x20) {
                throw malformed();
            }
            read.append(c == '\\' ? escaped() : c);
        }
        for (int i = 0; i < read.length(); i++) {
            char c = read.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < read.length() && Character.isLowSurrogate(read.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw malformed();
            }
        }
        return read.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    char hex = next();
                    int digit = hex < 128 ? Character.digit(hex, 16) : -1;
                    if (digit < 0) {
                        throw malformed();
                    }
                    code = code * 16 + digit;
                }
                yield (char) code;
            }
            default -> throw malformed();
        };
    }

    private Number number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        boolean whole = true;
        if (at < text.length() && text.charAt(at) == '.') {
            whole = false;
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            whole = false;
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        if (at - start > LONGEST_NUMBER) {
            throw malformed();
        }
        String number = text.substring(start, at);
        if (!whole) {
            try {
                return new BigDecimal(number);
            } catch (NumberFormatException exponentTooLarge) {
                throw new IllegalArgumentException("malformed JSON at character " + start, exponentTooLarge);
            }
        }
        BigInteger integer = new BigInteger(number);
        return integer.bitLength() < 64 ? (Number) integer.longValue() : integer;
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed();
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw malformed();
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw malformed();
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("malformed JSON at character " + at);
    }
}
