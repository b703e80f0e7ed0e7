package cn.zhengxin.query.batch.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The first line of a file.
 *
 * @param columns by position, from zero
 * @param faults none when every column is named once, one that is optional at most once, and nothing else is
 */
public record BatchHeading(Map<Integer, BatchColumn> columns, List<FileFault> faults) {

    private static final int LINE = 1;

    public BatchHeading {
        columns = Map.copyOf(columns);
        faults = List.copyOf(faults);
    }

    public static BatchHeading of(List<String> cells) {
        Map<Integer, BatchColumn> columns = new HashMap<>();
        Set<BatchColumn> missing = EnumSet.allOf(BatchColumn.class);
        Set<BatchColumn> optional = EnumSet.of(BatchColumn.TRIGGER);
        List<FileFault> faults = new ArrayList<>();
        for (int position = 0; position < cells.size(); position++) {
            String text = cells.get(position);
            if (text.isBlank()) {
                continue;
            }
            Optional<BatchColumn> column = BatchColumn.ofWord(text);
            if (column.isEmpty()) {
                faults.add(new FileFault(
                        LINE,
                        null,
                        "must name no column but " + BatchColumn.words() + "; number " + (position + 1)
                                + " is none of them"));
            } else if (missing.remove(column.get())) {
                columns.put(position, column.get());
            } else {
                faults.add(new FileFault(LINE, column.get().word(), "must be named once"));
            }
        }
        missing.removeAll(optional);
        for (BatchColumn column : missing) {
            faults.add(new FileFault(LINE, column.word(), "must be named in the first line"));
        }
        return new BatchHeading(columns, faults);
    }
}
