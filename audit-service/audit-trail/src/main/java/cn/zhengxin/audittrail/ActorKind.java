package cn.zhengxin.audittrail;

/** What kind of actor caused an event. */
public enum ActorKind {
    /** A member of an institution's staff. */
    PERSON,
    /** Another system, acting under its own account. */
    SYSTEM,
    /** The person a report is about. */
    SUBJECT,
    /** The platform itself: clocks, recovery, housekeeping. */
    PLATFORM
}
