package cn.zhengxin.query.batch.model;

import cn.zhengxin.query.inquiry.Requester;
import java.time.Instant;

/**
 * What was uploaded, by whom; never changes.
 *
 * @param uploader asks for every row
 * @param idempotencyKey a keyed digest of the uploader's own key, so that a repetition after a crash finds the batch it began (N4)
 * @param contentDigest a keyed digest of the file
 * @param rows at least one
 */
public record BatchParticulars(
        BatchId id, Requester uploader, String idempotencyKey, String contentDigest, int rows, Instant uploadedAt) {

    public BatchParticulars {
        if (rows < 1) {
            throw new IllegalArgumentException("A batch has a row");
        }
    }

    public String institution() {
        return uploader.institution();
    }
}
