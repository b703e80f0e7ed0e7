package cn.zhengxin.authorization.evidencebundle;

import cn.zhengxin.authorization.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Verifies a bundle with nothing but the platform's public key and the files: no database, no network. */
public final class EvidenceBundleVerifier {

    private final PublicKey trusted;

    public EvidenceBundleVerifier(PublicKey trusted) {
        this.trusted = trusted;
    }

    /** What is wrong with a bundle. */
    public sealed interface Finding {
        record UnknownFormat() implements Finding {}

        /** The platform did not sign this root for this authorization, subject and time. */
        record NotSigned() implements Finding {}

        /** The items do not lead to the root: one was altered, added, removed or exchanged. */
        record OtherItems() implements Finding {}

        /** A file or record is not what its item says. */
        record Altered(String name) implements Finding {}

        /** A file of the bundle is not at hand. */
        record Missing(String name) implements Finding {}

        /** A file is no part of the bundle. */
        record Foreign(String name) implements Finding {}
    }

    /**
     * Everything that is wrong; empty when the bundle is intact.
     *
     * @param files content by the item's name; records need none, theirs is in the bundle
     */
    public List<Finding> verify(EvidenceBundle bundle, Map<String, byte[]> files) {
        var findings = new ArrayList<Finding>();
        if (!bundle.format().equals(EvidenceBundle.FORMAT)) {
            findings.add(new Finding.UnknownFormat());
        }
        if (!isSigned(bundle)) {
            findings.add(new Finding.NotSigned());
        }
        if (!EvidenceBundle.rootOf(bundle.items()).equals(bundle.root())) {
            findings.add(new Finding.OtherItems());
        }
        var names = new HashSet<String>();
        for (var item : bundle.items()) {
            names.add(item.name());
            var record = item.content();
            var content = record == null ? files.get(item.name()) : record.getBytes(StandardCharsets.UTF_8);
            if (content == null) {
                findings.add(new Finding.Missing(item.name()));
            } else if (content.length != item.size() || !Sha256.hexOf(content).equals(item.sha256())) {
                findings.add(new Finding.Altered(item.name()));
            }
        }
        files.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(name -> findings.add(new Finding.Foreign(name)));
        return List.copyOf(findings);
    }

    private boolean isSigned(EvidenceBundle bundle) {
        try {
            // The key decides the algorithm; what the bundle says about it is not believed.
            var algorithm = switch (trusted.getAlgorithm()) {
                case "EC" -> "SHA256withECDSA";
                case "RSA" -> "SHA256withRSA";
                default -> "Ed25519";
            };
            var signature = Signature.getInstance(algorithm);
            signature.initVerify(trusted);
            signature.update(bundle.signedText());
            return signature.verify(Base64.getDecoder().decode(bundle.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException unverifiable) {
            return false;
        }
    }
}
