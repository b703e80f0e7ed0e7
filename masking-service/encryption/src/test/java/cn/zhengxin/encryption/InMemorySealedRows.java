package cn.zhengxin.encryption;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Rows in memory, by position. */
final class InMemorySealedRows implements SealedRows {

    final NavigableMap<String, Sealed> rows = new ConcurrentSkipListMap<>();
    Runnable beforeReplacing = () -> {};

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<SealedRow> after(String position, int limit) {
        return rows.tailMap(position, false).entrySet().stream()
                .limit(limit)
                .map(row -> new SealedRow(row.getKey(), row.getValue().wrappedKey()))
                .toList();
    }

    @Override
    public int replace(List<Replacement> replacements) {
        beforeReplacing.run();
        int replaced = 0;
        for (Replacement replacement : replacements) {
            Sealed standing = rows.get(replacement.position());
            if (standing != null && Arrays.equals(standing.wrappedKey(), replacement.former())) {
                rows.put(replacement.position(), new Sealed(replacement.wrappedKey(), standing.ciphertext()));
                replaced++;
            }
        }
        return replaced;
    }
}
