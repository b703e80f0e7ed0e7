package cn.zhengxin.encryption;

import java.util.List;

/** The rows of one table, or the files of one folder, whose keys are re-wrapped when the master key changes. */
public interface SealedRows {

    /** What a log line, a metric and the progress call them: unique in a service. */
    String name();

    /**
     * The next rows that have a wrapped key, in the order of their position.
     *
     * @param position the last one that was looked at; empty before the first
     * @param limit at most so many; fewer only at the end
     */
    List<SealedRow> after(String position, int limit);

    /**
     * Puts each new wrapped key in the place of the former one, where the former one still stands: what somebody else has changed or
     * destroyed meanwhile stays as they left it. Nothing but the wrapped key is written.
     *
     * @return how many were replaced
     */
    int replace(List<Replacement> replacements);

    /** Where a row stands and what wraps its data key. */
    @SuppressWarnings("ArrayRecordComponent") // handed from one place to the next, never compared
    record SealedRow(String position, byte[] wrappedKey) {}

    /** One wrapped key for another. */
    @SuppressWarnings("ArrayRecordComponent") // handed from one place to the next, never compared
    record Replacement(String position, byte[] former, byte[] wrappedKey) {}
}
