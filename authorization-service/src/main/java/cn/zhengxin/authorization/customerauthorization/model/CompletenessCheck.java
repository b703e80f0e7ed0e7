package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.institution.Institutions;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import java.time.Instant;

/**
 * A1, A2 and A5: puts a statement before every topic's check and names all that is missing or malformed in one answer. A new
 * topic is a {@link StatementCheck} of its own, created and asked here.
 */
public final class CompletenessCheck {

    private final SubjectCheck subjectCheck;
    private final InstitutionCheck institutionCheck;
    private final ScopeCheck scopeCheck;
    private final PurposeCheck purposeCheck;
    private final TermCheck termCheck;
    private final SigningCheck signingCheck;

    public CompletenessCheck(AuthorizationPolicy policy, Institutions institutions, Instant now) {
        this.subjectCheck = new SubjectCheck(now);
        this.institutionCheck = new InstitutionCheck(institutions);
        this.scopeCheck = new ScopeCheck();
        this.purposeCheck = new PurposeCheck(policy);
        this.termCheck = new TermCheck(policy, now);
        this.signingCheck = new SigningCheck(policy, now);
    }

    public Completeness examine(AuthorizationStatement statement) {
        var faults = new Faults();
        var subject = subjectCheck.examine(statement, faults);
        var institution = institutionCheck.examine(statement, faults);
        var scope = scopeCheck.examine(statement, faults);
        var purpose = purposeCheck.examine(statement, faults);
        var term = termCheck.examine(statement, faults);
        var signing = signingCheck.examine(statement, faults);

        if (!faults.isEmpty()
                || subject == null
                || institution == null
                || scope == null
                || purpose == null
                || term == null
                || signing == null) {
            return new Completeness.Incomplete(faults.all());
        }
        return new Completeness.Complete(
                new AuthorizationContent(
                        scope.kind(),
                        institution,
                        purpose.purpose(),
                        purpose.product(),
                        scope.reportTypes(),
                        purpose.clauses(),
                        term.term(),
                        signing.channel(),
                        signing.time(),
                        signing.templateVersion(),
                        term.uses()),
                new SubjectParticulars(subject.name(), subject.document(), subject.phone(), purpose.statement()));
    }
}
