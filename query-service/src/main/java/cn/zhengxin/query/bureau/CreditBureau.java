package cn.zhengxin.query.bureau;

import cn.zhengxin.query.inquiry.RequestNumber;
import java.util.Optional;

/** The national credit bureau. */
public interface CreditBureau {

    /** Leaves a mark on the subject's record. Called once for one request number unless a look-up has shown it unseen. */
    BureauAnswer inquire(BureauInquiry inquiry);

    /** Why an inquiry would be held back if it were sent now, as far as that is known without sending it. */
    Optional<HeldBack> holdsBack();

    LookUpAnswer lookUp(RequestNumber number);
}
