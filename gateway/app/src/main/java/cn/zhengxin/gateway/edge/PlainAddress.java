package cn.zhengxin.gateway.edge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a path is in the only form that is let in. Two programs that read an odd path differently are how a request gets
 * past a rule; every address of this platform can be written without a percent sign, a semicolon or a dot segment.
 */
final class PlainAddress {

    private static final int LONGEST = 512;
    private static final Pattern PLAIN = Pattern.compile("/|(/[A-Za-z0-9._~-]+)+/?");

    private static final Pattern ENCODED = Pattern.compile("(?:[\\x21-\\x7e&&[^%]]|%[0-9A-Fa-f]{2})*");

    private PlainAddress() {}

    /** Whether a query string can be read in one way only: complete percent encodings of valid UTF-8 without control characters. */
    static boolean isPlainQuery(@Nullable String query) {
        if (query == null) {
            return true;
        }
        if (!ENCODED.matcher(query).matches()) {
            return false;
        }
        var bytes = new ByteArrayOutputStream(query.length());
        for (int at = 0; at < query.length(); at++) {
            if (query.charAt(at) == '%') {
                bytes.write(Integer.parseInt(query.substring(at + 1, at + 3), 16));
                at += 2;
            } else {
                bytes.write(query.charAt(at));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .chars()
                    .noneMatch(Character::isISOControl);
        } catch (CharacterCodingException undecodable) {
            return false;
        }
    }

    static boolean isPlain(String path) {
        return path.length() <= LONGEST
                && PLAIN.matcher(path).matches()
                && Arrays.stream(path.split("/", -1)).noneMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
