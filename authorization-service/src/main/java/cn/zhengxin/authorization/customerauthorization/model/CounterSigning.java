package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.evidence.EvidenceId;
import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A counter signing as reported, not yet believed (A4).
 *
 * @param witnessEmployeeNumber the number as reported
 * @param witness the colleague with that number, null when the institution has none at work
 * @param guardianDocumentChecked whether the teller checked the original document of a guardian who signs too (A5)
 */
public record CounterSigning(
        Party teller,
        boolean idDocumentChecked,
        List<Page> pages,
        @Nullable String witnessEmployeeNumber,
        @Nullable Party witness,
        @Nullable BigDecimal amount,
        @Nullable EvidenceId recording,
        boolean guardianDocumentChecked,
        Instant at) {

    public CounterSigning {
        pages = List.copyOf(pages);
    }

    /** Of a subject who acts alone. */
    public CounterSigning(
            Party teller,
            boolean idDocumentChecked,
            List<Page> pages,
            @Nullable String witnessEmployeeNumber,
            @Nullable Party witness,
            @Nullable BigDecimal amount,
            @Nullable EvidenceId recording,
            Instant at) {
        this(teller, idDocumentChecked, pages, witnessEmployeeNumber, witness, amount, recording, false, at);
    }

    /**
     * A page as reported.
     *
     * @param sealed whether it bears the enterprise's seal (A9)
     * @param guardianSigned whether the guardian signed it too (A5)
     */
    public record Page(
            int number,
            boolean signed,
            boolean fingerprinted,
            boolean sealed,
            boolean guardianSigned,
            @Nullable EvidenceId image) {

        /** Of a person who signs alone. */
        public Page(int number, boolean signed, boolean fingerprinted, @Nullable EvidenceId image) {
            this(number, signed, fingerprinted, false, false, image);
        }
    }

    /** Complete, or everything that is missing at once. */
    public sealed interface Examination {
        record Complete(CounterSignature signature) implements Examination {}

        record Incomplete(List<FieldFault> faults) implements Examination {}
    }

    Examination examine(
            AuthorizationFacts facts,
            List<EvidenceItem> evidence,
            AuthorizationPolicy policy,
            ImageFindings images,
            AgeGroup subjectAge) {
        var faults = new ArrayList<FieldFault>();
        if (!idDocumentChecked) {
            faults.add(new FieldFault(
                    RuleCode.A4, "teller.idDocumentChecked", "a teller checks the original identity document"));
        }
        if (evidence.stream().noneMatch(item -> item.kind() == EvidenceKind.ID_DOCUMENT_CHECK)) {
            faults.add(new FieldFault(RuleCode.A4, "evidence", "a copy of the checked identity document is missing"));
        }
        var isOfEnterprise = facts.content().circumstances().representation() != null;
        var signedPages = examinePages(evidence, isOfEnterprise, images, faults);
        var witnessed = examineWitness(facts, faults);
        examineRecording(evidence, policy, faults);
        JointSigning.examine(this, facts.content(), subjectAge, evidence, faults);
        if (!faults.isEmpty() || witnessed == null) {
            return new Examination.Incomplete(List.copyOf(faults));
        }
        return new Examination.Complete(
                new CounterSignature(teller, signedPages, witnessed, amount, recording, at, policy.version()));
    }

    private List<SignedPage> examinePages(
            List<EvidenceItem> evidence, boolean isOfEnterprise, ImageFindings images, List<FieldFault> faults) {
        var signedPages = new ArrayList<SignedPage>();
        if (pages.isEmpty()) {
            faults.add(new FieldFault(RuleCode.A4, "pages", "at least one page is signed"));
        }
        for (int index = 0; index < pages.size(); index++) {
            var page = pages.get(index);
            var field = "pages[" + index + "]";
            if (page.number() != index + 1) {
                faults.add(new FieldFault(RuleCode.A4, field + ".number", "pages are numbered from 1 without gaps"));
            }
            if (!page.signed()) {
                faults.add(new FieldFault(RuleCode.A4, field + ".signed", "every page is signed"));
            }
            // A9: an enterprise has no fingers; what it has on every page is its seal.
            if (!isOfEnterprise && !page.fingerprinted()) {
                faults.add(new FieldFault(RuleCode.A4, field + ".fingerprinted", "every page is fingerprinted"));
            }
            var image = page.image();
            if (image == null || !isAmong(evidence, image, EvidenceKind.SIGNED_DOCUMENT)) {
                faults.add(new FieldFault(
                        RuleCode.A4,
                        field + ".imageEvidenceId",
                        "names a stored scan of kind SIGNED_DOCUMENT of this authorization"));
            } else if (signedPages.stream().anyMatch(other -> other.image().equals(image))
                    && isOnlyAnImage(evidence, image)) {
                faults.add(new FieldFault(RuleCode.A4, field + ".imageEvidenceId", "one image shows one page"));
            } else if (images.ofOtherParty().contains(image)) {
                faults.add(
                        new FieldFault(
                                RuleCode.A6,
                                field + ".imageEvidenceId",
                                "A6: the image signed for the other party of the guarantee; guarantor and borrower sign their own"));
            } else if (images.ofAnotherSubject().contains(image)) {
                faults.add(new FieldFault(
                        RuleCode.A4, field + ".imageEvidenceId", "the image signed for another subject before"));
            } else if (images.undeclared().contains(image)) {
                faults.add(new FieldFault(
                        RuleCode.A9,
                        field + ".imageEvidenceId",
                        "A9: the page is among the scans that the batch named for this subject"));
            } else {
                signedPages.add(new SignedPage(page.number(), image));
            }
        }
        return signedPages;
    }

    private @Nullable String examineWitness(AuthorizationFacts facts, List<FieldFault> faults) {
        var field = "witness.employeeNumber";
        if (witnessEmployeeNumber == null || witnessEmployeeNumber.isBlank()) {
            faults.add(new FieldFault(RuleCode.A4, field, "a witness is named"));
            return null;
        }
        // One message for unknown, suspended and foreign numbers: the answer is no way to search the register.
        if (witness == null) {
            faults.add(new FieldFault(
                    RuleCode.A4, field, "the witness is an employee of the institution, registered and at work"));
            return null;
        }
        if (new Participants(facts.enteredBy(), teller, null).include(witness)) {
            faults.add(new FieldFault(
                    RuleCode.A4, field, "the witness is another person than the entering officer and the teller"));
        }
        return witnessEmployeeNumber;
    }

    private void examineRecording(List<EvidenceItem> evidence, AuthorizationPolicy policy, List<FieldFault> faults) {
        if (amount != null && amount.signum() < 0) {
            faults.add(new FieldFault(RuleCode.A4, "amount", "an amount is not negative"));
        }
        if (recording != null && !isAmong(evidence, recording, EvidenceKind.RECORDING)) {
            faults.add(new FieldFault(
                    RuleCode.A4,
                    "recordingEvidenceId",
                    "names a stored recording of kind RECORDING of this authorization"));
        }
        if (recording == null && amount != null && policy.needsRecording(amount)) {
            faults.add(
                    new FieldFault(RuleCode.A4, "recordingEvidenceId", "amounts over the threshold need a recording"));
        }
    }

    private static boolean isAmong(List<EvidenceItem> evidence, EvidenceId id, EvidenceKind kind) {
        return evidence.stream().anyMatch(item -> item.id().equals(id) && item.kind() == kind);
    }

    /** A PDF holds several pages, a picture holds one. */
    private static boolean isOnlyAnImage(List<EvidenceItem> evidence, EvidenceId id) {
        return evidence.stream()
                .anyMatch(item -> item.id().equals(id) && item.mediaType().startsWith("image/"));
    }
}
