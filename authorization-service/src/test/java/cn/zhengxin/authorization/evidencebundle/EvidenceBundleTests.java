package cn.zhengxin.authorization.evidencebundle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.digest.Sha256;
import cn.zhengxin.authorization.evidencebundle.EvidenceBundleVerifier.Finding;
import cn.zhengxin.authorization.sealing.PlatformSeal;
import cn.zhengxin.authorization.sealing.TestSeals;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EvidenceBundleTests {

    private static final Instant AT = Instant.parse("2026-11-25T02:00:00Z");
    private static final PlatformSeal SEAL = TestSeals.seal();

    private final Map<String, byte[]> files = Map.of("evidence/1", bytes("page one"), "evidence/2", bytes("page two"));
    private final EvidenceBundle bundle = bundle(List.of(
            file("evidence/1", "page one"),
            file("evidence/2", "page two"),
            BundleItem.ofRecord("signature", "SIGNATURE", AT, "{}")));
    private final EvidenceBundleVerifier verifier =
            new EvidenceBundleVerifier(SEAL.certificate().getPublicKey());

    @Test
    @DisplayName("A3, A4 · a bundle is verified with the public key and the files alone")
    void verifies() {
        assertThat(verifier.verify(bundle, files)).isEmpty();
    }

    @Test
    @DisplayName("A3, A4 · altering a file, or leaving one out, is found")
    void alteringIsFound() {
        assertThat(verifier.verify(bundle, Map.of("evidence/1", bytes("page 0ne"), "evidence/2", bytes("page two"))))
                .containsExactly(new Finding.Altered("evidence/1"));
        assertThat(verifier.verify(bundle, Map.of("evidence/1", bytes("page one"))))
                .containsExactly(new Finding.Missing("evidence/2"));
    }

    @Test
    @DisplayName("A3, A4 · exchanging two files is found")
    void exchangingIsFound() {
        assertThat(verifier.verify(bundle, Map.of("evidence/1", bytes("page two"), "evidence/2", bytes("page one"))))
                .containsExactly(new Finding.Altered("evidence/1"), new Finding.Altered("evidence/2"));
        var items = new ArrayList<>(bundle.items());
        items.set(0, file("evidence/1", "page two"));
        items.set(1, file("evidence/2", "page one"));
        assertThat(verifier.verify(
                        withItems(items, bundle.root()),
                        Map.of("evidence/1", bytes("page two"), "evidence/2", bytes("page one"))))
                .containsExactly(new Finding.OtherItems());
    }

    @Test
    @DisplayName("A3, A4 · adding a file or an item is found")
    void addingIsFound() {
        var more = new HashMap<>(files);
        more.put("evidence/3", bytes("page three"));
        assertThat(verifier.verify(bundle, more)).containsExactly(new Finding.Foreign("evidence/3"));

        var items = new ArrayList<>(bundle.items());
        items.add(file("evidence/3", "page three"));
        assertThat(verifier.verify(withItems(items, bundle.root()), more))
                .containsExactly(new Finding.NotSigned(), new Finding.OtherItems());
    }

    @Test
    @DisplayName("A3, A4 · removing an item is found, also when the root is computed anew")
    void removingIsFound() {
        var fewer = bundle.items().subList(1, 3);
        var left = Map.of("evidence/2", bytes("page two"));

        assertThat(verifier.verify(withItems(fewer, bundle.root()), left))
                .containsExactly(new Finding.NotSigned(), new Finding.OtherItems());
        assertThat(verifier.verify(withItems(fewer, EvidenceBundle.rootOf(fewer)), left))
                .containsExactly(new Finding.NotSigned());
    }

    @Test
    @DisplayName("A3, A4 · a record altered in the bundle itself is found")
    void anAlteredRecordIsFound() {
        var items = new ArrayList<>(bundle.items());
        var record = items.get(2);
        items.set(
                2,
                new BundleItem(
                        record.name(),
                        record.kind(),
                        record.mediaType(),
                        record.size(),
                        record.sha256(),
                        record.at(),
                        "[]"));

        assertThat(verifier.verify(withItems(items, bundle.root()), files))
                .containsExactly(new Finding.Altered("record/signature"));
    }

    @Test
    @DisplayName("A3, A4 · another authorization's, subject's or time's bundle is not this one's, nor another key's")
    void theRootBelongsToOneSigning() {
        var other = new EvidenceBundle(
                bundle.format(),
                new AuthorizationId(UUID.randomUUID()),
                bundle.subjectReference(),
                bundle.signedAt(),
                bundle.items(),
                bundle.root(),
                bundle.signatureAlgorithm(),
                bundle.signature(),
                bundle.certificate());

        assertThat(verifier.verify(other, files)).containsExactly(new Finding.NotSigned());
        assertThat(new EvidenceBundleVerifier(TestSeals.seal().certificate().getPublicKey()).verify(bundle, files))
                .containsExactly(new Finding.NotSigned());
    }

    private EvidenceBundle withItems(List<BundleItem> items, String root) {
        return new EvidenceBundle(
                bundle.format(),
                bundle.authorization(),
                bundle.subjectReference(),
                bundle.signedAt(),
                items,
                root,
                bundle.signatureAlgorithm(),
                bundle.signature(),
                bundle.certificate());
    }

    private static EvidenceBundle bundle(List<BundleItem> items) {
        var kept = new HashMap<AuthorizationId, EvidenceBundle>();
        var bundles = new EvidenceBundles() {
            @Override
            public void keep(EvidenceBundle bundle) {
                kept.put(bundle.authorization(), bundle);
            }

            @Override
            public Optional<EvidenceBundle> of(AuthorizationId authorization) {
                return Optional.ofNullable(kept.get(authorization));
            }
        };
        return new BundleEvidence(bundles, SEAL)
                .handle(new AuthorizationId(UUID.randomUUID()), "sr_somebody", AT, items);
    }

    private static BundleItem file(String name, String content) {
        var bytes = bytes(content);
        return new BundleItem(name, "SIGNED_DOCUMENT", "image/png", bytes.length, Sha256.hexOf(bytes), AT, null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
