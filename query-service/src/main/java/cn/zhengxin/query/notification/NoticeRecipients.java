package cn.zhengxin.query.notification;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.sensitivetypes.PhoneNumber;

/** Where subjects are told. Asked for the moment of telling, and kept nowhere. */
interface NoticeRecipients {

    /** No transaction is open while this waits. */
    Answer of(AuthorizationId authorization, CreditQueryId query);

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
