package cn.zhengxin.authorization.retention.model;

/** Why a file cannot be destroyed (A15). */
public enum Obstacle {
    UNKNOWN("is no file of this institution"),
    NOT_DUE("its retention has not ended"),
    LEGAL_HOLD("is under a legal hold"),
    OPEN_DISPUTE("its subject has an open dispute"),
    PROPOSED_ALREADY("is proposed for destruction, or destroyed, already");

    private final String message;

    Obstacle(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }
}
