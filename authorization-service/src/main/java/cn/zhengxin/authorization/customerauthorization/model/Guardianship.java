package cn.zhengxin.authorization.customerauthorization.model;

/** A5: the guardian who acts beside a subject under 18. */
public record Guardianship(SubjectReference guardian, GuardianRelation relation) {}
