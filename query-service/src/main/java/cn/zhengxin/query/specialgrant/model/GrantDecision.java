package cn.zhengxin.query.specialgrant.model;

import java.time.Instant;

/** A second person's word on a special grant. */
public record GrantDecision(Decider by, Instant at) {

    /** A department head of the institution. */
    public record Decider(String account, String employeeNumber) {}
}
