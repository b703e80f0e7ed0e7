package cn.zhengxin.query.batch.web;

import cn.zhengxin.query.batch.application.BatchProgress;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.Pause;
import cn.zhengxin.query.batch.model.RowState;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event of the progress stream says. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchProgressResponse(
        CreditQueryBatch.State state,
        int rows,
        int settled,
        Map<RowState, Integer> counts,
        Pause.@Nullable Reason pause) {

    static BatchProgressResponse of(BatchProgress progress) {
        return new BatchProgressResponse(
                progress.batch().state(),
                progress.batch().particulars().rows(),
                settledOf(progress),
                progress.counts(),
                progress.batch() instanceof CreditQueryBatch.Paused paused
                        ? paused.pause().reason()
                        : null);
    }

    /** The same for the same news, and another for any other. */
    static String idOf(BatchProgress progress) {
        return progress.batch().version() + "-" + settledOf(progress);
    }

    private static int settledOf(BatchProgress progress) {
        return progress.counts().entrySet().stream()
                .filter(entry -> !entry.getKey().isOpen())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
