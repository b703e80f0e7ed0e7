package cn.zhengxin.authorization.evidence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A piece of evidence with its content. Prints without it. */
@SuppressWarnings("ArrayRecordComponent") // content of a file; equals and hashCode below go by content
public record EvidenceFile(EvidenceItem item, byte[] content) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EvidenceFile that && item.equals(that.item) && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return 31 * item.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "EvidenceFile[" + item + "]";
    }
}
