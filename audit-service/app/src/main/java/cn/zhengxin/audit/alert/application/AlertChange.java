package cn.zhengxin.audit.alert.application;

import cn.zhengxin.audit.alert.model.Alert;

/** What became of a step about an alert. */
public sealed interface AlertChange {

    record Changed(Alert alert) implements AlertChange {}

    /** Of another institution, about whoever asks, or of nobody. */
    record Unknown() implements AlertChange {}

    record VersionOutOfDate() implements AlertChange {}

    /** Somebody else was first, or something has to be done before. */
    record NotInThisState() implements AlertChange {}

    /** The proposer's own finding (O1). */
    record NotIndependent() implements AlertChange {}
}
