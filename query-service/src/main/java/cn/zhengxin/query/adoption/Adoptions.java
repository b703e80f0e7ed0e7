package cn.zhengxin.query.adoption;

import cn.zhengxin.query.inquiry.CreditQueryId;
import java.util.Optional;

/** Where adoptions are kept: one a query. */
public interface Adoptions {

    Optional<Adoption> of(CreditQueryId query);

    /** False when one is proposed or adopted already; nothing is stored then. */
    boolean propose(Adoption.Proposed proposed);

    /** False when somebody else has decided first. */
    boolean decide(Adoption.Adopted adopted);

    /** False when somebody else has decided first. */
    boolean decide(Adoption.TurnedDown turnedDown);
}
