package cn.zhengxin.masking.statistics.web;

import cn.zhengxin.masking.statistics.model.AnonymousFigures;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of a table may be given out. */
record FiguresResponse(
        @Schema(description = "The smallest group that a figure tells of")
        int k,

        List<FigurePart> groups,

        @Schema(description = "Over one dimension, and over all; a dimension that is not named is summed over")
        List<FigurePart> totals,

        @Schema(description = "How many figures are withheld; which of them were too small is not told")
        int withheld) {

    FiguresResponse {
        groups = List.copyOf(groups);
        totals = List.copyOf(totals);
    }

    /**
     * One figure.
     *
     * @param count absent where it is withheld
     */
    @Schema(name = "Figure")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FigurePart(Map<String, String> keys, @Nullable Long count, boolean withheld) {

        static FigurePart of(AnonymousFigures.Figure figure) {
            return new FigurePart(figure.keys(), figure.count(), figure.count() == null);
        }
    }

    static FiguresResponse of(AnonymousFigures figures) {
        return new FiguresResponse(
                figures.k(),
                figures.groups().stream().map(FigurePart::of).toList(),
                figures.totals().stream().map(FigurePart::of).toList(),
                figures.withheld());
    }
}
