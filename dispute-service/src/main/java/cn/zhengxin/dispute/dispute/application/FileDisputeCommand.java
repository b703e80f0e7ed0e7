package cn.zhengxin.dispute.dispute.application;

import cn.zhengxin.dispute.requester.Requester;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The intent to file a dispute, everything as it was written, so that whatever is wrong with it can be said in one
 * answer.
 */
public record FileDisputeCommand(
        Requester requester,
        String idempotencyKey,
        @Nullable String institution,
        @Nullable String businessType,
        @Nullable String queryId,
        @Nullable String itemPath,
        @Nullable String accountReference,
        @Nullable String periodFrom,
        @Nullable String periodTo,
        @Nullable String statement,
        @Nullable WrittenPerson subject,
        @Nullable WrittenPerson agent,
        List<WrittenEvidence> evidence) {

    public FileDisputeCommand {
        evidence = List.copyOf(evidence);
    }

    @Override
    public String toString() {
        return "FileDisputeCommand[***]";
    }

    /** A person as written. */
    public record WrittenPerson(
            @Nullable String name,
            @Nullable String documentType,
            @Nullable String documentNumber) {

        @Override
        public String toString() {
            return "WrittenPerson[***]";
        }
    }

    /** A piece of evidence as written; the content in base64. */
    public record WrittenEvidence(
            @Nullable String kind,
            @Nullable String mediaType,
            @Nullable String content) {

        @Override
        public String toString() {
            return "WrittenEvidence[***]";
        }
    }
}
