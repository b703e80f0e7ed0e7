package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.CreditQueryBatch;

/**
 * Who looks at batches.
 *
 * @param seesInstitution risk officers and reviewers see the institution's batches, others their own
 */
public record BatchViewpoint(String account, String institution, boolean seesInstitution) {

    boolean shows(CreditQueryBatch batch) {
        var uploader = batch.particulars().uploader();
        return uploader.institution().equals(institution)
                && (seesInstitution || uploader.account().equals(account));
    }
}
