package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.sensitivetypes.PhoneNumber;

/** Whoever sends codes by SMS and knows which code it sent. The platform never sees one but the subject's own entry. */
public interface SmsCodes {

    Sending send(PhoneNumber phone);

    Comparison compare(String reference, String code);

    /** What became of a sending. */
    sealed interface Sending {
        /**
         * A code is on its way.
         *
         * @param reference the provider's name for it
         */
        record Sent(String reference) implements Sending {}

        /** No usable answer; never a pass (N3). */
        record Unavailable() implements Sending {}
    }

    /** What became of a comparison. */
    enum Comparison {
        MATCHED,
        NOT_MATCHED,
        /** No usable answer; never a pass (N3). */
        UNAVAILABLE
    }
}
