package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.passport.PassportBinding;

/** What the passport of a cleared query is for. */
final class PassportBindings {

    private PassportBindings() {}

    static PassportBinding of(CreditQuery.Cleared query) {
        var particulars = query.particulars();
        return new PassportBinding(
                query.requestNumber(),
                particulars.requester(),
                particulars.authorization(),
                particulars.purpose(),
                particulars.reportType(),
                particulars.businessReference(),
                particulars.subject(),
                query.clearance().decision().policyVersion());
    }
}
