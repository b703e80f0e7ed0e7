package cn.zhengxin.authorization.problem;

import org.jspecify.annotations.Nullable;

/** Versions as {@code ETag} and {@code If-Match} spell them. */
public final class EntityVersion {

    private static final long NEVER = -1;

    private EntityVersion() {}

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Null when any version will do; a tag this service never gave matches nothing. */
    public static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        var tag = ifMatch.strip();
        if (tag.length() < 3 || tag.length() > 20 || !tag.startsWith("\"") || !tag.endsWith("\"")) {
            return NEVER;
        }
        var digits = tag.substring(1, tag.length() - 1);
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.valueOf(digits) : Long.valueOf(NEVER);
    }
}
