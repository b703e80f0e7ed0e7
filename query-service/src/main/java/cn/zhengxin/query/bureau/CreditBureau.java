package cn.zhengxin.query.bureau;

import cn.zhengxin.query.inquiry.RequestNumber;

/** The national credit bureau. */
public interface CreditBureau {

    /** Leaves a mark on the subject's record. Called once for one request number unless a look-up has shown it unseen. */
    BureauAnswer inquire(BureauInquiry inquiry);

    LookUpAnswer lookUp(RequestNumber number);
}
