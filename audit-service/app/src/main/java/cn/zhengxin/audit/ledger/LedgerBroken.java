package cn.zhengxin.audit.ledger;

/** The stored ledger is not the one that was signed. Nothing may be appended to it any more. */
final class LedgerBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerBroken(String reason) {
        super(reason);
    }

    LedgerBroken(String reason, Throwable cause) {
        super(reason, cause);
    }
}
