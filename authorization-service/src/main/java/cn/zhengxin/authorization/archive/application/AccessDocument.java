package cn.zhengxin.authorization.archive.application;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scan of an outside authority's document. Prints without content.
 *
 * @param sha256 digest of the file as it was handed in, lower-case hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent") // content of a file; equals and hashCode below go by digest
public record AccessDocument(
        UUID id, String mediaType, byte[] content, String sha256, String addedBy, Instant addedAt) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccessDocument that && id.equals(that.id) && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "AccessDocument[" + id + "]";
    }
}
