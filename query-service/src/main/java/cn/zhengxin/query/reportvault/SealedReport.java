package cn.zhengxin.query.reportvault;

import cn.zhengxin.encryption.Sealed;

/** A report under a key of its own. */
public record SealedReport(Sealed content) {}
