package cn.zhengxin.deploy.endtoend;

/** When a class of journeys has its turn on the platform that all of them share. */
final class Stage {

    /** What people and systems do every day, and what they are refused. */
    static final int ORDINARY = 1;

    /** Much at once; by now the services have been running for a while. */
    static final int LOAD = 2;

    /** What all of that left behind is held against each other. */
    static final int RECONCILED = 3;

    /** Things break. */
    static final int FAULTS = 4;

    /** Everything is killed, again and again. */
    static final int KILLS = 5;

    /** And again. */
    static final int RECONCILED_AGAIN = 6;

    /** Somebody edits the ledger; nothing may follow that relies on it. */
    static final int LEDGER = 7;

    private Stage() {}
}
