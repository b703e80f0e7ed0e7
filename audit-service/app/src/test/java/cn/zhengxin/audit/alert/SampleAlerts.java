package cn.zhengxin.audit.alert;

import cn.zhengxin.audit.alert.application.AlertReader;
import cn.zhengxin.audit.alert.model.AlertLevel;
import cn.zhengxin.audit.alert.model.Finding;
import cn.zhengxin.audit.alert.model.Ground;
import cn.zhengxin.audit.alert.model.NewAlert;
import cn.zhengxin.audit.alert.model.Violation;
import cn.zhengxin.audit.secondperson.Person;
import java.util.Arrays;
import java.util.List;

/** Alerts about officer.lin of B10001, and who looks into them. */
public final class SampleAlerts {

    public static final String INDICATOR = "QUERY_BURST";
    public static final Person RISK = new Person("risk.qian", "E1009", "B10001", null);
    public static final Person COMPLIANCE = new Person("compliance.sun", "E1005", "B10001", null);
    /** Who proposed, under another account. */
    public static final Person RISK_AGAIN = new Person("compliance.qian", "E1009", "B10001", null);

    public static final Finding CONFIRMED =
            new Finding(true, Violation.QUERY_WITHOUT_AUTHORIZATION, null, "INV-2026-0031");
    public static final Finding NOT_CONFIRMED = new Finding(false, null, Ground.WRONG_INDICATION, "INV-2026-0032");

    private SampleAlerts() {}

    public static NewAlert seen(AlertLevel level, Long... evidence) {
        return seen(INDICATOR, level, evidence);
    }

    public static NewAlert seen(String indicator, AlertLevel level, Long... evidence) {
        return new NewAlert(
                indicator,
                level,
                "officer.lin",
                "E1001",
                "B10001",
                List.copyOf(Arrays.asList(evidence)),
                "40 queries within 5 minutes, 10 are usual");
    }

    public static AlertReader ofInstitution(Person person) {
        return new AlertReader(person, person.institution());
    }
}
