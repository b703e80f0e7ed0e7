package cn.zhengxin.audit.alert.model;

/** How grave an alert is, in ascending order (U7). */
public enum AlertLevel {
    LOW,
    MEDIUM,
    HIGH;

    /** Whether the account may do nothing from the alert on. */
    public boolean freezes() {
        return switch (this) {
            case LOW -> false;
            case MEDIUM, HIGH -> true;
        };
    }

    public boolean isAbove(AlertLevel other) {
        return compareTo(other) > 0;
    }
}
