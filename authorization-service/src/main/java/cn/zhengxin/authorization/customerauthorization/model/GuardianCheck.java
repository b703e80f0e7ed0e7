package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.Faults;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A5: a subject under 18 is blocked, save in the exception lane, where a guardian acts beside the subject.
 *
 * <p>What is refused whatever the lane brings is credit in the minor's own name: an application, and the management of a debt that
 * cannot lawfully be. That is stricter than Civil Code 18, by which somebody of 16 living on their own labour counts as adult. The
 * subject's own enquiry and judicial assistance remain, for they serve the minor or the law; so does a share in an applicant
 * company, which may come by gift or inheritance (Civil Code 19). A guarantor check remains from 8 years on, for below nobody
 * performs a civil act of their own (Civil Code 20); whether a guarantee can be in the minor's interest (Civil Code 35) is what
 * the compliance officer decides.
 */
final class GuardianCheck implements StatementCheck<GuardianCheck.StatedGuardianship> {

    private final Instant now;

    GuardianCheck(Instant now) {
        this.now = now;
    }

    /** Who acts beside the subject. */
    record StatedGuardianship(RelatedPerson guardian, GuardianRelation relation) {}

    @Override
    public @Nullable StatedGuardianship examine(AuthorizationStatement statement, Faults allFaults) {
        var faults = allFaults.under(RuleCode.A5);
        var subject = document(statement.documentType(), statement.documentNumber());
        if (subject == null || !Ages.isBorn(subject, now)) {
            // Whether there has to be a guardian cannot be told; the subject's own fault refuses.
            return null;
        }
        var stated = statement.circumstances().guardian();
        if (!AgeGroup.of(subject, now).isMinor()) {
            if (stated != null) {
                faults.add("guardian", "only a subject under 18 acts with a guardian");
            }
            return null;
        }
        if (!purposeIsOpen(statement, subject, faults)) {
            return null;
        }
        if (!SigningChannel.COUNTER.name().equals(statement.signingChannel())) {
            faults.add("signingChannel", "a subject under 18 and the guardian sign at the counter");
        }
        var guardian = PersonCheck.examine(
                RelatedPerson.Part.GUARDIAN, "guardian", stated == null ? null : stated.person(), faults);
        var relation =
                faults.oneOf(GuardianRelation.class, "guardian.relation", stated == null ? null : stated.relation());
        if (guardian == null) {
            return null;
        }
        suits(guardian.document(), subject, statement, faults);
        return relation == null ? null : new StatedGuardianship(guardian, relation);
    }

    private boolean purposeIsOpen(AuthorizationStatement statement, IdentityDocument subject, Faults faults) {
        var purpose = Faults.named(Purpose.class, statement.purpose());
        if (purpose.isEmpty()) {
            return true;
        }
        if (AgeGroup.of(subject, now).isClosedTo(purpose.get())) {
            faults.add(
                    "purpose",
                    purpose.get() == Purpose.GUARANTOR_CHECK
                            ? "a child under 8 is nobody's guarantor"
                            : "no credit in the name of a subject under 18");
            return false;
        }
        return true;
    }

    private void suits(
            IdentityDocument guardian, IdentityDocument subject, AuthorizationStatement statement, Faults faults) {
        if (guardian.equals(subject)) {
            faults.add("guardian", "the guardian is another person than the subject");
        } else if (Ages.isUnder(Ages.OF_MAJORITY, guardian, now)) {
            faults.add("guardian.documentNumber", "the guardian is of age");
        }
        var guarantee = statement.circumstances().guarantee();
        if (guarantee != null
                && guardian.equals(document(guarantee.borrowerDocumentType(), guarantee.borrowerDocumentNumber()))) {
            faults.add("guardian", "the guardian is not the borrower");
        }
    }

    private static @Nullable IdentityDocument document(@Nullable String type, @Nullable String number) {
        return Faults.named(DocumentType.class, type)
                .flatMap(known -> IdentityDocument.tryParse(known, number))
                .orElse(null);
    }
}
