package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import java.util.List;

/** What a signing at the counter has to prove where a guardian signs too (A5), or where others sign for an enterprise (A9). */
final class JointSigning {

    private JointSigning() {}

    static void examine(
            CounterSigning signing,
            AuthorizationContent content,
            AgeGroup subjectAge,
            List<EvidenceItem> evidence,
            List<FieldFault> faults) {
        var circumstances = content.circumstances();
        if (subjectAge.isMinor()) {
            minor(signing, content, subjectAge, evidence, faults);
        }
        var representation = circumstances.representation();
        if (representation != null) {
            enterprise(signing, representation, evidence, faults);
        }
    }

    /** Whoever came of age since the authorization was entered signs alone, with or without a guardian in it. */
    private static void minor(
            CounterSigning signing,
            AuthorizationContent content,
            AgeGroup subjectAge,
            List<EvidenceItem> evidence,
            List<FieldFault> faults) {
        if (subjectAge.isClosedTo(content.purpose())) {
            faults.add(new FieldFault(RuleCode.A5, "purpose", "A5: nothing for this purpose is signed at this age"));
            return;
        }
        var guardianship = content.circumstances().guardianship();
        if (guardianship == null) {
            faults.add(new FieldFault(
                    RuleCode.A5, "guardian", "A5: a subject under 18 signs with a guardian who was entered with them"));
            return;
        }
        guardianship.evidenceNeeded(subjectAge).forEach(kind -> require(RuleCode.A5, kind, evidence, faults));
        if (!signing.guardianDocumentChecked()) {
            faults.add(new FieldFault(
                    RuleCode.A5,
                    "jointSignature.guardianDocumentChecked",
                    "A5: a teller checks the guardian's original identity document"));
        }
        for (int index = 0; index < signing.pages().size(); index++) {
            if (!signing.pages().get(index).guardianSigned()) {
                faults.add(new FieldFault(
                        RuleCode.A5,
                        "pages[" + index + "].guardianSigned",
                        "A5: the guardian signs every page beside the subject"));
            }
        }
    }

    private static void enterprise(
            CounterSigning signing,
            Representation representation,
            List<EvidenceItem> evidence,
            List<FieldFault> faults) {
        var power = representation.powerOfAttorney();
        if (power != null && !power.coversSigning(signing.at())) {
            faults.add(new FieldFault(
                    RuleCode.A9,
                    "enterprise.powerOfAttorney",
                    "A9: the handler's power covers this signing on its day"));
        }
        representation.evidenceNeeded().forEach(kind -> require(RuleCode.A9, kind, evidence, faults));
        for (int index = 0; index < signing.pages().size(); index++) {
            if (!signing.pages().get(index).sealed()) {
                faults.add(new FieldFault(
                        RuleCode.A9, "pages[" + index + "].sealed", "A9: every page bears the enterprise's seal"));
            }
        }
    }

    private static void require(
            RuleCode rule, EvidenceKind kind, List<EvidenceItem> evidence, List<FieldFault> faults) {
        if (evidence.stream().noneMatch(item -> item.kind() == kind)) {
            faults.add(new FieldFault(rule, "evidence", rule + ": evidence of kind " + kind + " is missing"));
        }
    }
}
