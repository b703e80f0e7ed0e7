package cn.zhengxin.query.reportvault;

import cn.zhengxin.query.bureau.RawCreditReport;

/** What the vault gives out. */
public sealed interface VaultAnswer {

    record Opened(RawCreditReport report) implements VaultAnswer {}

    /** Its days are over, whether its key is destroyed already or will be at the next sweep (Q14). */
    record Expired() implements VaultAnswer {}

    /** The keys cannot be reached; that is no expiry (N3). */
    record KeysAway() implements VaultAnswer {}

    record NeverKept() implements VaultAnswer {}
}
