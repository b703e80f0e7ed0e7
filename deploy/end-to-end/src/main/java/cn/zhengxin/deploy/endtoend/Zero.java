package cn.zhengxin.deploy.endtoend;

/** What must be zero after every test and every fault. */
public enum Zero {
    ANSWERS_WITHOUT_RECORD(1, "queries answered with data that have no ledger record"),
    INQUIRIES_WITHOUT_AUTHORIZATION(2, "bureau inquiries without a valid authorization"),
    MORE_THAN_ONE_INQUIRY(3, "bureau inquiries more than one for one approved request"),
    STATE_CHANGES_LOST(4, "acknowledged state changes lost"),
    RECORDED_TWICE_OR_GAP(5, "ledger records twice for one event; gaps in a producer's numbering"),
    PERSONAL_DATA_IN_CLEAR(6, "personal data in clear outside the vaults"),
    UNFIT_SERVER_ERRORS(7, "5xx that are not problem+json; 5xx caused by input");

    private final int number;
    private final String meaning;

    Zero(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
