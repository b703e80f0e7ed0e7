package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.identity.Role;
import java.util.Optional;

/** Whose files somebody may open (A14). What is not allowed is answered as if it did not exist. */
final class FileAccess {

    private FileAccess() {}

    /** Subjects see what is about them, staff and systems what is within their scope. */
    static boolean mayRead(Requester requester, CustomerAuthorization authorization) {
        if (requester.party().kind() == PartyKind.SUBJECT) {
            return isAboutRequester(requester, authorization.facts());
        }
        return scopeOf(requester).filter(scope -> scope.covers(authorization)).isPresent();
    }

    /**
     * Handlers see what they entered, heads their branch's, compliance officers all of the institution, reviewers what waits
     * for them and what they verified. Empty for whoever belongs to no institution.
     */
    static Optional<FileScope> scopeOf(Requester requester) {
        var party = requester.party();
        var institution = party.institution();
        if (party.kind() == PartyKind.SUBJECT || institution == null) {
            return Optional.empty();
        }
        return Optional.of(new FileScope(
                institution,
                requester.has(Role.COMPLIANCE_OFFICER),
                party.account(),
                requester.has(Role.DEPARTMENT_HEAD) ? party.branch() : null,
                requester.has(Role.REVIEWER) ? party.account() : null));
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
