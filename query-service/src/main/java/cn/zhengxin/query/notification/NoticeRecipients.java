package cn.zhengxin.query.notification;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import java.util.List;
import java.util.Map;

/** Where subjects are told. Asked for the moment of telling, and kept nowhere. */
interface NoticeRecipients {

    int MOST_AT_ONCE = 64;

    /**
     * Asked together; each is on record where it is asked. No transaction is open while this waits.
     *
     * @param notices at most {@link #MOST_AT_ONCE}
     * @return an answer for each
     */
    Map<CreditQueryId, Answer> of(List<QueryNotice> notices);

    /** What is known of a recipient. */
    sealed interface Answer {

        /**
         * Somebody with a phone.
         *
         * @param institutionName the full name of the institution that queried
         */
        record Known(PhoneNumber phone, String institutionName) implements Answer {}

        /** None is on record, or what was on record is destroyed. */
        record NoAddress() implements Answer {}

        record Silent() implements Answer {}
    }
}
