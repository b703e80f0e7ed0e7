package cn.zhengxin.dispute.dispute.application;

import cn.zhengxin.dispute.dispute.model.Dispute;
import cn.zhengxin.dispute.requester.Requester;

/** Who reaches which dispute. Whoever does not reach it learns nothing of it, not even that it exists. */
final class Access {

    private Access() {}

    static boolean mayHandle(Requester.Handler handler, Dispute dispute) {
        return handler.institution().equals(dispute.details().institution());
    }

    static boolean maySee(Requester requester, Dispute dispute) {
        return switch (requester) {
            case Requester.Subject subject ->
                subject.subjectReference().equals(dispute.details().subjectReference());
            case Requester.Handler handler -> mayHandle(handler, dispute);
        };
    }
}
