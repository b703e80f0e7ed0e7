package cn.zhengxin.gateway.edge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whether an address is in the only form that is let in. Two programs that read an odd path differently are how a request gets
 * past a rule; every address of this platform can be written without a percent sign, a semicolon or a dot segment.
 *
 * <p>Read character by character: a pattern with a choice inside a repetition recurses once a character, and whoever writes the
 * address would decide how deep.
 */
final class PlainAddress {

    /** Longest path, in characters. */
    static final int LONGEST_PATH = 512;

    /** Longest query string, in characters as sent. */
    static final int LONGEST_QUERY = 2_048;

    private static final int HEXADECIMAL = 16;

    private PlainAddress() {}

    static boolean isTooLong(String path, @Nullable String query) {
        return path.length() > LONGEST_PATH || (query != null && query.length() > LONGEST_QUERY);
    }

    /** Whether a query string can be read in one way only: complete percent encodings of valid UTF-8 without control characters. */
    static boolean isPlainQuery(@Nullable String query) {
        if (query == null) {
            return true;
        }
        var bytes = new ByteArrayOutputStream(query.length());
        var at = 0;
        while (at < query.length()) {
            var character = query.charAt(at);
            if (character == '%') {
                var octet = octet(query, at);
                if (octet < 0) {
                    return false;
                }
                bytes.write(octet);
                at += 3;
            } else if (isVisible(character)) {
                bytes.write(character);
                at++;
            } else {
                return false;
            }
        }
        return isText(bytes.toByteArray());
    }

    /** What the percent sign at this place stands for; negative when two hexadecimal digits do not follow. */
    private static int octet(String query, int percent) {
        if (percent + 2 >= query.length()) {
            return -1;
        }
        var high = hexadecimal(query.charAt(percent + 1));
        var low = hexadecimal(query.charAt(percent + 2));
        return high < 0 || low < 0 ? -1 : high * HEXADECIMAL + low;
    }

    /** Of ASCII only; digits of other scripts are none here. */
    private static int hexadecimal(char digit) {
        return isVisible(digit) ? Character.digit(digit, HEXADECIMAL) : -1;
    }

    private static boolean isVisible(char character) {
        return character > ' ' && character <= '~';
    }

    private static boolean isText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .chars()
                    .noneMatch(Character::isISOControl);
        } catch (CharacterCodingException undecodable) {
            return false;
        }
    }

    /** Whether a path is made of plain segments, none of them empty or of dots; a slash at its end is let be. */
    static boolean isPlain(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        var begin = 1;
        while (begin < path.length()) {
            var slash = path.indexOf('/', begin);
            var end = slash < 0 ? path.length() : slash;
            if (!isPlainSegment(path, begin, end)) {
                return false;
            }
            begin = end + 1;
        }
        return true;
    }

    private static boolean isPlainSegment(String path, int begin, int end) {
        for (var at = begin; at < end; at++) {
            if (!isPlainCharacter(path.charAt(at))) {
                return false;
            }
        }
        var segment = path.substring(begin, end);
        return !segment.isEmpty() && !segment.equals(".") && !segment.equals("..");
    }

    private static boolean isPlainCharacter(char character) {
        return (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || "._~-".indexOf(character) >= 0;
    }
}
