package cn.zhengxin.authorization.customerauthorization.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.SamplePolicy;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.evidence.EvidenceId;
import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.FieldFault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CounterSigningTests {

    private final Draft draft = Samples.draft();
    private final EvidenceItem idCopy = evidence(EvidenceKind.ID_DOCUMENT_CHECK, "application/pdf");
    private final EvidenceItem pageOne = evidence(EvidenceKind.SIGNED_DOCUMENT, "image/png");
    private final EvidenceItem pageTwo = evidence(EvidenceKind.SIGNED_DOCUMENT, "image/png");
    private final EvidenceItem recording = evidence(EvidenceKind.RECORDING, "video/mp4");
    private final List<EvidenceItem> evidence = new ArrayList<>(List.of(idCopy, pageOne, pageTwo, recording));

    @Test
    @DisplayName(
            "A4 · accepts a signing with every page signed, fingerprinted and scanned, a witness and a checked document")
    void acceptsACompleteSigning() {
        var signing = draft.sign(signing(), evidence, SamplePolicy.version1(), ImageFindings.NONE, AgeGroup.OF_AGE);

        assertThat(signing).isInstanceOfSatisfying(Draft.Signing.Accepted.class, accepted -> {
            assertThat(accepted.signed().signature()).isInstanceOfSatisfying(CounterSignature.class, signature -> {
                assertThat(signature.pages()).hasSize(2);
                assertThat(signature.witnessEmployeeNumber()).isEqualTo("E1002");
            });
        });
    }

    @Test
    @DisplayName("A4 · names everything that is missing at once")
    void namesEverythingMissing() {
        var empty = new CounterSigning(
                Samples.LIN,
                false,
                List.of(new CounterSigning.Page(2, false, false, null)),
                " ",
                null,
                new BigDecimal("500000.01"),
                null,
                Samples.NOW);

        assertThat(faultyFields(empty, List.of()))
                .containsExactlyInAnyOrder(
                        "teller.idDocumentChecked",
                        "evidence",
                        "pages[0].number",
                        "pages[0].signed",
                        "pages[0].fingerprinted",
                        "pages[0].imageEvidenceId",
                        "witness.employeeNumber",
                        "recordingEvidenceId");
    }

    @Test
    @DisplayName("A4 · refuses a single page that is not fingerprinted")
    void refusesAPageWithoutFingerprint() {
        var pages = List.of(
                new CounterSigning.Page(1, true, true, pageOne.id()),
                new CounterSigning.Page(2, true, false, pageTwo.id()));

        assertThat(faultyFields(signing(pages, "E1002", null, null), evidence))
                .containsExactly("pages[1].fingerprinted");
    }

    @Test
    @DisplayName("A4 · the witness is another person than the entering officer")
    void witnessIsNotTheEnteringOfficer() {
        assertThat(faultyFields(signing(pages(), "E1001", null, null), evidence))
                .containsExactly("witness.employeeNumber");
    }

    @Test
    @DisplayName("A4 · the witness is another person than the teller, and the answer says so")
    void witnessIsNotTheTeller() {
        var signing = new CounterSigning(
                Samples.ZHAO, true, pages(), Samples.ZHAO.employeeNumber(), Samples.ZHAO, null, null, Samples.NOW);

        assertThat(draft.sign(signing, evidence, SamplePolicy.version1(), ImageFindings.NONE, AgeGroup.OF_AGE))
                .isEqualTo(new Draft.Signing.Refused(List.of(new FieldFault(
                        RuleCode.A4,
                        "witness.employeeNumber",
                        "the witness is another person than the entering officer and the teller"))));
    }

    @Test
    @DisplayName("A4 · a number that the register does not have at work witnesses nothing")
    void witnessIsRegistered() {
        var signing = new CounterSigning(Samples.LIN, true, pages(), "E9999", null, null, null, Samples.NOW);

        assertThat(faultyFields(signing, evidence)).containsExactly("witness.employeeNumber");
    }

    @Test
    @DisplayName("A4 · a recording is needed above the threshold, not at it")
    void recordingAboveTheThreshold() {
        assertThat(faultyFields(signing(pages(), "E1002", new BigDecimal("500000"), null), evidence))
                .isEmpty();
        assertThat(faultyFields(signing(pages(), "E1002", new BigDecimal("500000.01"), null), evidence))
                .containsExactly("recordingEvidenceId");
        assertThat(faultyFields(signing(pages(), "E1002", new BigDecimal("500000.01"), recording.id()), evidence))
                .isEmpty();
    }

    @Test
    @DisplayName("A4 · a scan of another authorization or of another kind proves nothing")
    void foreignEvidenceProvesNothing() {
        var pages = List.of(
                new CounterSigning.Page(1, true, true, new EvidenceId(UUID.randomUUID())),
                new CounterSigning.Page(2, true, true, idCopy.id()));

        assertThat(faultyFields(signing(pages, "E1002", null, null), evidence))
                .containsExactly("pages[0].imageEvidenceId", "pages[1].imageEvidenceId");
    }

    @Test
    @DisplayName("A4 · one picture shows one page; a PDF may hold several")
    void onePictureShowsOnePage() {
        var twice = List.of(
                new CounterSigning.Page(1, true, true, pageOne.id()),
                new CounterSigning.Page(2, true, true, pageOne.id()));
        var pdf = evidence(EvidenceKind.SIGNED_DOCUMENT, "application/pdf");
        evidence.add(pdf);
        var document = List.of(
                new CounterSigning.Page(1, true, true, pdf.id()), new CounterSigning.Page(2, true, true, pdf.id()));

        assertThat(faultyFields(signing(twice, "E1002", null, null), evidence))
                .containsExactly("pages[1].imageEvidenceId");
        assertThat(faultyFields(signing(document, "E1002", null, null), evidence))
                .isEmpty();
    }

    private CounterSigning signing() {
        return signing(pages(), "E1002", null, null);
    }

    private List<CounterSigning.Page> pages() {
        return List.of(
                new CounterSigning.Page(1, true, true, pageOne.id()),
                new CounterSigning.Page(2, true, true, pageTwo.id()));
    }

    private CounterSigning signing(
            List<CounterSigning.Page> pages, String witness, BigDecimal amount, EvidenceId recordingId) {
        return signing(pages, new Party(PartyKind.PERSON, "somebody", witness, "B10001"), amount, recordingId);
    }

    private CounterSigning signing(
            List<CounterSigning.Page> pages, Party witness, BigDecimal amount, EvidenceId recordingId) {
        return new CounterSigning(
                Samples.LIN, true, pages, witness.employeeNumber(), witness, amount, recordingId, Samples.NOW);
    }

    private List<String> faultyFields(CounterSigning signing, List<EvidenceItem> onFile) {
        return switch (draft.sign(signing, onFile, SamplePolicy.version1(), ImageFindings.NONE, AgeGroup.OF_AGE)) {
            case Draft.Signing.Accepted _ -> List.of();
            case Draft.Signing.Refused refused ->
                refused.faults().stream().map(FieldFault::field).toList();
        };
    }

    private EvidenceItem evidence(EvidenceKind kind, String mediaType) {
        return new EvidenceItem(
                new EvidenceId(UUID.randomUUID()), draft.id(), kind, mediaType, 1, "00", "officer.lin", Samples.NOW);
    }
}
