package cn.zhengxin.authorization.evidencebundle;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.sealing.PlatformSeal;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/** Puts what proves a signing under one root, signs that, and keeps it with the signing. */
@Service
public class BundleEvidence {

    private final EvidenceBundles bundles;
    private final PlatformSeal seal;

    public BundleEvidence(EvidenceBundles bundles, PlatformSeal seal) {
        this.bundles = bundles;
        this.seal = seal;
    }

    public EvidenceBundle handle(
            AuthorizationId authorization, String subjectReference, Instant signedAt, List<BundleItem> items) {
        var ordered =
                items.stream().sorted(Comparator.comparing(BundleItem::name)).toList();
        var root = EvidenceBundle.rootOf(ordered);
        var text = EvidenceBundle.signedText(
                EvidenceBundle.FORMAT, authorization, subjectReference, signedAt, ordered.size(), root);
        var bundle = new EvidenceBundle(
                EvidenceBundle.FORMAT,
                authorization,
                subjectReference,
                signedAt,
                ordered,
                root,
                seal.algorithm(),
                Base64.getEncoder().encodeToString(seal.sign(text)),
                certificate());
        bundles.keep(bundle);
        return bundle;
    }

    private String certificate() {
        try {
            return Base64.getEncoder().encodeToString(seal.certificate().getEncoded());
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException("The sealing certificate cannot be written", broken);
        }
    }
}
