package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.institution.Institutions;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.statement.Faults;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A1, A2, A5, A6 and A9: puts a statement before every topic's check and names all that is missing or malformed in one answer. A new
 * topic is a {@link StatementCheck} of its own, created and asked here.
 */
public final class CompletenessCheck {

    private final SubjectCheck subjectCheck;
    private final InstitutionCheck institutionCheck;
    private final ScopeCheck scopeCheck;
    private final PurposeCheck purposeCheck;
    private final TermCheck termCheck;
    private final SigningCheck signingCheck;
    private final GuardianCheck guardianCheck;
    private final GuaranteeCheck guaranteeCheck;
    private final RepresentationCheck representationCheck;
    private final Function<IdentityDocument, SubjectReference> references;

    /**
     * A check at one moment.
     *
     * @param references the pseudonym that belongs to an identity document
     * @param authorizations those that the institution has on file, by number
     */
    public CompletenessCheck(
            AuthorizationPolicy policy,
            Institutions institutions,
            Function<IdentityDocument, SubjectReference> references,
            Function<AuthorizationNumber, Optional<AuthorizationFacts>> authorizations,
            Instant now) {
        this.subjectCheck = new SubjectCheck(now);
        this.institutionCheck = new InstitutionCheck(institutions);
        this.scopeCheck = new ScopeCheck();
        this.purposeCheck = new PurposeCheck(policy);
        this.termCheck = new TermCheck(policy, now);
        this.signingCheck = new SigningCheck(policy, now);
        this.guardianCheck = new GuardianCheck(now);
        this.guaranteeCheck = new GuaranteeCheck(references, authorizations);
        this.representationCheck = new RepresentationCheck();
        this.references = references;
    }

    public Completeness examine(AuthorizationStatement statement) {
        var faults = new Faults();
        var subject = subjectCheck.examine(statement, faults);
        var institution = institutionCheck.examine(statement, faults);
        var scope = scopeCheck.examine(statement, faults);
        var purpose = purposeCheck.examine(statement, faults);
        var term = termCheck.examine(statement, faults);
        var signing = signingCheck.examine(statement, faults);
        var guardianship = guardianCheck.examine(statement, faults);
        var guarantee = guaranteeCheck.examine(statement, faults);
        var representatives = representationCheck.examine(statement, faults);

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
                        term.uses(),
                        circumstances(guardianship, guarantee, representatives)),
                new SubjectParticulars(
                        subject.name(),
                        subject.document(),
                        subject.phone(),
                        purpose.statement(),
                        relatedPersons(guardianship, representatives)));
    }

    private Circumstances circumstances(
            GuardianCheck.@Nullable StatedGuardianship guardianship,
            @Nullable Guarantee guarantee,
            RepresentationCheck.@Nullable StatedRepresentatives representatives) {
        return new Circumstances(
                guardianship == null
                        ? null
                        : new Guardianship(
                                references.apply(guardianship.guardian().document()), guardianship.relation()),
                guarantee,
                representatives == null ? null : representation(representatives));
    }

    private Representation representation(RepresentationCheck.StatedRepresentatives representatives) {
        var handler = representatives.handler();
        return new Representation(
                references.apply(representatives.legalRepresentative().document()),
                handler == null ? null : references.apply(handler.document()),
                representatives.powerOfAttorney());
    }

    private static List<RelatedPerson> relatedPersons(
            GuardianCheck.@Nullable StatedGuardianship guardianship,
            RepresentationCheck.@Nullable StatedRepresentatives representatives) {
        var persons = new ArrayList<RelatedPerson>();
        if (guardianship != null) {
            persons.add(guardianship.guardian());
        }
        if (representatives != null) {
            persons.add(representatives.legalRepresentative());
            var handler = representatives.handler();
            if (handler != null) {
                persons.add(handler);
            }
        }
        return persons;
    }
}
