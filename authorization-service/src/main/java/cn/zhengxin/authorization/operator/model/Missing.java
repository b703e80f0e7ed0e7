package cn.zhengxin.authorization.operator.model;

import java.util.ArrayList;
import java.util.List;

/** An element a rule asks for, in the words of an answer; all that are missing are named at once. */
public record Missing(String field, String message) {

    static final Missing EXAM = new Missing("exam", "no exam passed with the percent needed");
    static final Missing TRAINING = new Missing("training", "no training within the months that count");
    static final Missing AGREEMENT = new Missing("confidentialityAgreement", "not signed");
    static final Missing INSTITUTION_APPROVAL =
            new Missing("approvals.institution", "not approved by the institution's department head or compliance");
    static final Missing PROVINCE_APPROVAL = new Missing("approvals.province", "not approved by the province");
    static final Missing WAITING_PERIOD = new Missing("waitingPeriod", "the days of the suspension are not over");
    static final Missing RETURN_EXAM =
            new Missing("exam", "no exam taken after the suspension and passed with the percent needed to return");
    static final Missing RETURN_APPROVAL =
            new Missing("approvals.return", "the return is not approved by a second person since the suspension");
    static final Missing RECERTIFICATION = new Missing("recertification", "the due recertification is not answered");

    /** O5: everything that stands between an application and its opening. */
    public static List<Missing> toOpen(List<Missing> qualifications, List<Missing> approvals) {
        var all = new ArrayList<>(qualifications);
        all.addAll(approvals);
        return List.copyOf(all);
    }
}
