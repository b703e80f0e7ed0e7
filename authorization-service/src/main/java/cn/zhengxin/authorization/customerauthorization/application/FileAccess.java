package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.identity.Role;

/** Whose files somebody may open (A14). What is not allowed is answered as if it did not exist. */
final class FileAccess {

    private FileAccess() {}

    /** Handlers see their own files; reviewers and compliance their institution's; subjects what is about them. */
    static boolean mayRead(Requester requester, AuthorizationFacts facts) {
        if (requester.party().kind() == PartyKind.SUBJECT) {
            return isAboutRequester(requester, facts);
        }
        return isOfSameInstitution(requester, facts)
                && (seesWholeInstitution(requester)
                        || requester.party().account().equals(facts.enteredBy().account()));
    }

    static boolean seesWholeInstitution(Requester requester) {
        return requester.has(Role.REVIEWER) || requester.has(Role.COMPLIANCE_OFFICER);
    }

    /** Officers and systems of the institution that holds the file. */
    static boolean mayChange(Requester requester, AuthorizationFacts facts) {
        return isOfSameInstitution(requester, facts);
    }

    /** The subject, or the institution's officers on the subject's behalf (A10). */
    static boolean mayWithdraw(Requester requester, AuthorizationFacts facts) {
        return requester.party().kind() == PartyKind.SUBJECT
                ? isAboutRequester(requester, facts)
                : isOfSameInstitution(requester, facts);
    }

    private static boolean isAboutRequester(Requester requester, AuthorizationFacts facts) {
        return facts.subject().value().equals(requester.party().account());
    }

    private static boolean isOfSameInstitution(Requester requester, AuthorizationFacts facts) {
        return requester.party().kind() != PartyKind.SUBJECT
                && requester.party().isOf(facts.content().institution().code());
    }
}
