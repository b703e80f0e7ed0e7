package cn.zhengxin.authorization.evidencebundle;

import cn.zhengxin.authorization.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that proves a signing.
 *
 * @param name its own within the bundle: {@code evidence/<id>} for a file, {@code record/<what>} for a record
 * @param kind what it shows
 * @param size bytes
 * @param sha256 of the file or the record, lower-case hexadecimal
 * @param at when it came to be
 * @param content the record itself, in UTF-8; null for a file, which is opened by itself
 */
public record BundleItem(
        String name,
        String kind,
        String mediaType,
        long size,
        String sha256,
        Instant at,
        @Nullable String content) {

    /** A record, digested here. */
    public static BundleItem ofRecord(String name, String kind, Instant at, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return new BundleItem(
                "record/" + name, kind, "application/json", bytes.length, Sha256.hexOf(bytes), at, content);
    }

    /** What its leaf of the tree is made of: everything but the content, which the digest stands for. */
    byte[] leaf() {
        return String.join("\n", name, kind, mediaType, Long.toString(size), sha256, at.toString(), "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
