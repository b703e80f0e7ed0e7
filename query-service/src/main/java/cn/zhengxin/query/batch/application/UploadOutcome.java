package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.FileFaults;

/** What came of a file. */
public sealed interface UploadOutcome {

    /** All of it is stored; or was, by the request that this one repeats. */
    record Stored(CreditQueryBatch batch) implements UploadOutcome {}

    /** Nothing of it is stored. */
    record Faulty(FileFaults faults) implements UploadOutcome {}

    record TooLarge() implements UploadOutcome {}

    /** The uploader has used the key for another file (N4). */
    record KeyUsedForAnother() implements UploadOutcome {}
}
