package cn.zhengxin.authorization.decision;

import java.util.List;
import java.util.stream.Collectors;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/** The rules of the decision, each as the condition under which it refuses, for jCasbin. */
final class CasbinRules {

    /** One rule's name and when it refuses. */
    private record Line(String rule, String refusesWhen) {}

    private static final List<Line> LINES = List.of(
            new Line("subject", "r.consent.subject != r.use.subject"),
            new Line(
                    "entitlement",
                    "(r.consent.institution != r.use.institution || r.consent.derived)"
                            + " && !include(r.consent.partners, r.use.institution)"),
            new Line("kind", "!r.consent.toQuery"),
            new Line(
                    "scope", "r.consent.purpose != r.use.purpose || !include(r.consent.reportTypes, r.use.reportType)"),
            new Line("guarantor", "r.use.purpose == 'GUARANTOR_CHECK' && r.consent.purpose != 'GUARANTOR_CHECK'"),
            new Line("verification", "r.consent.state == 'UNVERIFIED'"),
            new Line("withdrawal", "r.consent.state == 'WITHDRAWN'"),
            new Line("closure", "r.consent.state == 'CLOSED'"),
            new Line("ended-loan", "r.use.loanEnded"),
            new Line("dormant-loan", "r.use.purpose == 'POST_LOAN_MANAGEMENT' && r.use.loanDormant"),
            new Line("term", "r.use.at < r.consent.from || r.use.at >= r.consent.until"),
            new Line("uses-left", "r.use.taken >= r.consent.uses"),
            new Line(
                    "chain",
                    "include(r.consent.partners, r.use.institution)"
                            + " && (!include(r.consent.grants, r.use.institution + ' ' + r.use.purpose)"
                            + " || !include(r.use.fit, r.use.institution)"
                            + " || (r.consent.derived && ("
                            + "r.consent.state != 'ACTIVE' || r.use.at < r.consent.from || r.use.at >= r.consent.until"
                            + " || !r.consent.hasParent || r.consent.parentderived"
                            + " || r.consent.derivedFrom != r.consent.parentid"
                            + " || r.consent.parentsubject != r.consent.subject"
                            + " || r.consent.parenttoQuery != r.consent.toQuery"
                            + " || r.consent.parentpurpose != r.use.purpose"
                            + " || !include(r.consent.parentreportTypes, r.use.reportType)"
                            + " || !include(r.consent.parentgrants, r.consent.handedOnBy + ' ' + r.use.purpose)"
                            + " || !include(r.use.fit, r.consent.handedOnBy)"
                            + " || r.consent.parentstate != 'ACTIVE'"
                            + " || r.use.at < r.consent.parentfrom || r.use.at >= r.consent.parentuntil)))"),
            new Line("root-uses-left", "r.consent.hasParent && r.use.takenAtRoot >= r.consent.parentuses"),
            new Line(
                    "exemption",
                    "r.consent.exemption && (r.consent.overdue || r.consent.state == 'TURNED_DOWN'"
                            + " || (r.consent.state == 'UNDER_REVIEW'"
                            + " && !(r.consent.urgent && r.consent.enteredBy == r.use.operator)))"));

    private CasbinRules() {}

    /** One policy line a rule, allowed unless one of them denies: rules can be changed one by one, as ours can. */
    static Enforcer lineByLine() {
        var model = new Model();
        model.addDef("r", "r", "consent, use");
        model.addDef("p", "p", "rule, when, eft");
        model.addDef("e", "e", "!some(where (p.eft == deny))");
        model.addDef("m", "m", "eval(p.when)");
        var enforcer = quiet(model);
        LINES.forEach(line -> enforcer.addPolicy(line.rule(), line.refusesWhen(), "deny"));
        return enforcer;
    }

    /** All rules in one matcher, compiled once: the form that the engine evaluates fastest. */
    static Enforcer oneMatcher() {
        var model = new Model();
        model.addDef("r", "r", "consent, use");
        model.addDef("p", "p", "name");
        model.addDef("e", "e", "some(where (p.eft == allow))");
        model.addDef(
                "m",
                "m",
                LINES.stream().map(line -> "!(" + line.refusesWhen() + ")").collect(Collectors.joining(" && ")));
        var enforcer = quiet(model);
        enforcer.addPolicy("decision");
        return enforcer;
    }

    private static Enforcer quiet(Model model) {
        var enforcer = new Enforcer(model);
        enforcer.enableLog(false);
        return enforcer;
    }
}
