package cn.zhengxin.query.oftenqueried;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Instant;

/** The marks this platform has left at the bureau, of all institutions. */
interface Footprints {

    /**
     * Keeps the mark and counts the subject's, this one among them. Of two marks at once on one subject, one is counted after the
     * other has committed.
     *
     * @param since marks made after that moment count
     */
    int keepAndCount(CreditQueryId query, SubjectReference subject, Instant inquiredAt, Instant since);
}
