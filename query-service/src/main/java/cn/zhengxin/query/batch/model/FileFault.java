package cn.zhengxin.query.batch.model;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong at one place of a file, and what should have been there; never what was.
 *
 * @param row absent when the file as a whole is meant
 * @param column absent when the row as a whole is meant
 */
public record FileFault(@Nullable Integer row, @Nullable String column, String message) {

    public static FileFault ofFile(String message) {
        return new FileFault(null, null, message);
    }

    static FileFault of(StatedQuery row, BatchColumn column, String message) {
        return new FileFault(row.number(), column.word(), message);
    }
}
