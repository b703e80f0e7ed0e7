package cn.zhengxin.query;

import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** How to tell a caller that the version has moved on. */
public final class Versions {

    private Versions() {}

    /** Who named no version cannot have named a wrong one: somebody else was faster. */
    public static ResponseEntity<Problem> outOfDate(@Nullable Long expected) {
        return Problems.of(expected == null ? EdgeProblem.CONCURRENT_CHANGE : EdgeProblem.STALE_VERSION);
    }
}
