package cn.zhengxin.query.inquiry;

import org.jspecify.annotations.Nullable;

/** The version that a caller has looked at, out of the header {@code If-Match}. */
public final class ExpectedVersion {

    private ExpectedVersion() {}

    /** Absent when the caller does not say; a tag that is none of ours matches no version. */
    public static @Nullable Long of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        String tag = ifMatch.strip();
        return tag.matches("\"[0-9]{1,18}\"") ? Long.valueOf(tag.substring(1, tag.length() - 1)) : Long.valueOf(-1);
    }
}
