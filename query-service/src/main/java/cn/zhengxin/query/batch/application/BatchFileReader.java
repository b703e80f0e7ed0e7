package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.StatedQuery;
import java.util.function.Predicate;

/** Reads one kind of file row by row, and holds no more than a row of it. */
public interface BatchFileReader {

    /** Told by the content, whatever name or media type the file came with. */
    boolean recognises(byte[] content);

    /**
     * Hands each row on that is not blank.
     *
     * @param rows false when no more is wanted
     */
    FileReading read(byte[] content, Predicate<StatedQuery> rows);
}
