package cn.zhengxin.gateway.edge;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Whether a path is in the only form that is let in. Two programs that read an odd path differently are how a request gets
 * past a rule; every address of this platform can be written without a percent sign, a semicolon or a dot segment.
 */
final class PlainAddress {

    private static final int LONGEST = 512;
    private static final Pattern PLAIN = Pattern.compile("/|(/[A-Za-z0-9._~-]+)+/?");

    private PlainAddress() {}

    static boolean isPlain(String path) {
        return path.length() <= LONGEST
                && PLAIN.matcher(path).matches()
                && Arrays.stream(path.split("/", -1)).noneMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
