package cn.zhengxin.query.batch.model;

import java.util.Map;

/**
 * A row as the file states it, nothing of it believed yet. Prints no value.
 *
 * @param number as a spread-sheet program counts: the line that names the columns is the first
 * @param texts what each cell says
 * @param overlong whether there are cells beyond the columns that the first line names
 * @param faults cells that say nothing a row can hold, such as formulas, with what should be there
 */
public record StatedQuery(
        int number, Map<BatchColumn, String> texts, boolean overlong, Map<BatchColumn, String> faults) {

    public StatedQuery {
        texts = Map.copyOf(texts);
        faults = Map.copyOf(faults);
    }

    public boolean isBlank() {
        return faults.isEmpty() && !overlong && texts.values().stream().allMatch(String::isBlank);
    }

    @Override
    public String toString() {
        return "StatedQuery[" + number + ", ***]";
    }
}
