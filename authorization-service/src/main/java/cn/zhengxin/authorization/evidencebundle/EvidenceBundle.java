package cn.zhengxin.authorization.evidencebundle;

import cn.zhengxin.authorization.AuthorizationId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that proves one signing, under one root digest.
 *
 * @param items by name
 * @param root of the Merkle tree over the items, lower-case hexadecimal
 * @param signatureAlgorithm as Java names it
 * @param signature the platform's, over {@link #signedText}, base64
 * @param certificate the platform's, base64 of its DER form; a convenience, not what a verifier trusts
 */
public record EvidenceBundle(
        String format,
        AuthorizationId authorization,
        String subjectReference,
        Instant signedAt,
        List<BundleItem> items,
        String root,
        String signatureAlgorithm,
        String signature,
        String certificate) {

    public static final String FORMAT = "zhengxin-evidence-bundle/1";

    public EvidenceBundle {
        items = List.copyOf(items);
    }

    /** The root its items lead to. */
    public static String rootOf(List<BundleItem> items) {
        return HexFormat.of()
                .formatHex(Digests.root(items.stream().map(BundleItem::leaf).toList()));
    }

    /** What the platform signs. */
    static byte[] signedText(
            String format,
            AuthorizationId authorization,
            String subjectReference,
            Instant signedAt,
            int items,
            String root) {
        return String.join(
                        "\n",
                        format,
                        authorization.toString(),
                        subjectReference,
                        signedAt.toString(),
                        Integer.toString(items),
                        root,
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] signedText() {
        return signedText(format, authorization, subjectReference, signedAt, items.size(), root);
    }
}
