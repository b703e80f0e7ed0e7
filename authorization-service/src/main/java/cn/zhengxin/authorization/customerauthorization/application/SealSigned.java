package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.digest.Sha256;
import cn.zhengxin.authorization.evidence.EvidenceFile;
import cn.zhengxin.authorization.evidence.EvidenceFiles;
import cn.zhengxin.authorization.evidence.EvidenceId;
import cn.zhengxin.authorization.evidence.EvidenceItem;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import cn.zhengxin.authorization.evidencebundle.BundleEvidence;
import cn.zhengxin.authorization.evidencebundle.BundleItem;
import cn.zhengxin.authorization.sealing.DocumentToSeal;
import cn.zhengxin.authorization.sealing.SealedDocuments;
import cn.zhengxin.authorization.template.model.Paragraph;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the sealed document of what was just signed and puts everything that proves the signing under one signed root, in the
 * signing's own transaction: there is no signed authorization without both (A3, A4).
 */
@Service
public class SealSigned {

    private static final String MADE_BY = "authorization-service";

    private final Particulars particulars;
    private final EvidenceFiles evidenceFiles;
    private final RenderConsent renderConsent;
    private final SealedDocuments sealedDocuments;
    private final BundleEvidence bundleEvidence;
    private final Identifiers identifiers;
    private final JsonMapper json = JsonMapper.shared();

    public SealSigned(
            Particulars particulars,
            EvidenceFiles evidenceFiles,
            RenderConsent renderConsent,
            SealedDocuments sealedDocuments,
            BundleEvidence bundleEvidence,
            Clock clock) {
        this.particulars = particulars;
        this.evidenceFiles = evidenceFiles;
        this.renderConsent = renderConsent;
        this.sealedDocuments = sealedDocuments;
        this.bundleEvidence = bundleEvidence;
        this.identifiers = new Identifiers(clock);
    }

    /** Digests an event can carry: of the sealed document, and the root over all evidence. */
    public record Sealing(String documentSha256, String evidenceRoot) {}

    /**
     * Seals and bundles.
     *
     * @param proof records beyond the files on hand and the signature itself, such as the steps of an online signing
     */
    public Sealing handle(Signed signed, List<BundleItem> proof) {
        var document = keepDocument(signed);
        var facts = signed.facts();
        var signature = signed.signature();
        var items = new ArrayList<>(proof);
        items.add(BundleItem.ofRecord(
                "authorization", "AUTHORIZATION", facts.enteredAt(), json.writeValueAsString(facts)));
        items.add(BundleItem.ofRecord("signature", "SIGNATURE", signature.at(), json.writeValueAsString(signature)));
        evidenceFiles.of(facts.id()).stream().map(SealSigned::item).forEach(items::add);
        var bundle = bundleEvidence.handle(facts.id(), facts.subject().value(), signature.at(), items);
        return new Sealing(document.sha256(), bundle.root());
    }

    private EvidenceItem keepDocument(Signed signed) {
        var facts = signed.facts();
        var at = signed.signature().at();
        var subject = particulars
                .of(facts.id())
                .orElseThrow(() -> new IllegalStateException("A draft's particulars are there as long as it is one"));
        var text = renderConsent.handle(facts, subject);
        var lines = new ArrayList<String>();
        text.paragraphs().stream().map(SealSigned::marked).forEach(lines::add);
        lines.addAll(SigningFacts.lines(signed));
        var content = sealedDocuments.seal(new DocumentToSeal(text.title(), lines, at));
        var item = new EvidenceItem(
                new EvidenceId(identifiers.next()),
                facts.id(),
                EvidenceKind.SEALED_DOCUMENT,
                "application/pdf",
                content.length,
                Sha256.hexOf(content),
                MADE_BY,
                at);
        evidenceFiles.keep(new EvidenceFile(item, content));
        return item;
    }

    private static String marked(Paragraph paragraph) {
        return paragraph.keyClause() == null ? paragraph.text() : "【关键条款】" + paragraph.text();
    }

    private static BundleItem item(EvidenceItem item) {
        return new BundleItem(
                "evidence/" + item.id(),
                item.kind().name(),
                item.mediaType(),
                item.size(),
                item.sha256(),
                item.addedAt(),
                null);
    }
}
