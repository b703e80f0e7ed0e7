package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.inquiry.Requester;

/** Somebody hands in a file of queries. Prints nothing of it. */
@SuppressWarnings("ArrayRecordComponent") // Read only, and large.
public record UploadBatchCommand(Requester uploader, String idempotencyKey, byte[] content) {

    @Override
    public String toString() {
        return "UploadBatchCommand[" + content.length + " bytes]";
    }
}
