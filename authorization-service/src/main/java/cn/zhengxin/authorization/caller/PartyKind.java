package cn.zhengxin.authorization.caller;

/** What kind of party acted. */
public enum PartyKind {
    PERSON,
    SYSTEM,
    SUBJECT
}
