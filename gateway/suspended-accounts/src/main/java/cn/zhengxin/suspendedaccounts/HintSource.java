package cn.zhengxin.suspendedaccounts;

/** Where hints come from, by a name that a service without Redis can load as well. */
interface HintSource {

    /** Whether hints are heard by now, or are known to be away. */
    boolean isTried();
}
