package cn.zhengxin.audit.alert.model;

import cn.zhengxin.audit.secondperson.Person;
import java.time.Instant;

/** Who did something about an alert, and when. */
public record Step(String account, String employeeNumber, Instant at) {

    static Step of(Person by, Instant at) {
        return new Step(by.account(), by.employeeNumber(), at);
    }

    /** O1, O3: this person, under this account or another. */
    public boolean isOf(Person person) {
        return person.isSameAs(account, employeeNumber);
    }
}
