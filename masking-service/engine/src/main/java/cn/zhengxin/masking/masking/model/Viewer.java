package cn.zhengxin.masking.masking.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who will see the answer, as the calling service established it. */
public record Viewer(
        String account, Set<String> roles, @Nullable String institution) {

    public Viewer {
        roles = Set.copyOf(roles);
    }
}
