package cn.zhengxin.audit;

import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

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

    public static String eTag(long version) {
        return "\"" + version + "\"";
    }

    public static ResponseEntity<Problem> outOfDate() {
        return Problems.of(EdgeProblem.STALE_VERSION);
    }
}
