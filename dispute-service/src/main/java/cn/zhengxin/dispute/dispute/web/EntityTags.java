package cn.zhengxin.dispute.dispute.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions as {@code If-Match} spells them. */
final class EntityTags {

    private static final long NEVER = -1;
    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})\"");

    private EntityTags() {}

    /** Null when any version will do; a tag this service never gave matches nothing. */
    static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        var tag = TAG.matcher(ifMatch.strip());
        return tag.matches() ? Long.valueOf(tag.group(1)) : Long.valueOf(NEVER);
    }
}
