package cn.zhengxin.keyrotation;

import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.encryption.SealedRows;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Rows in memory, by position. */
final class InMemorySealedRows implements SealedRows {

    final NavigableMap<String, Sealed> rows = new TreeMap<>();
    private final String name;

    InMemorySealedRows(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
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
        int replaced = 0;
        for (Replacement replacement : replacements) {
            Sealed standing = rows.get(replacement.position());
            if (Arrays.equals(standing.wrappedKey(), replacement.former())) {
                rows.put(replacement.position(), new Sealed(replacement.wrappedKey(), standing.ciphertext()));
                replaced++;
            }
        }
        return replaced;
    }
}
