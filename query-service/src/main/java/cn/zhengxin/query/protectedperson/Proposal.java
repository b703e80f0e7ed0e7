package cn.zhengxin.query.protectedperson;

import cn.zhengxin.query.inquiry.Performer;
import java.time.Instant;

/** Who proposed that an entry is made, or ends. */
public record Proposal(String account, String employeeNumber, Instant at) {

    static Proposal by(Performer.Employee employee, Instant at) {
        return new Proposal(employee.account(), employee.employeeNumber(), at);
    }

    /** The same human being, under whatever account (O3). */
    boolean isBy(Performer.Employee employee) {
        return employee.isSamePersonAs(account, employeeNumber);
    }
}
