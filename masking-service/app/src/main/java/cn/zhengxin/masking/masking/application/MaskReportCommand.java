package cn.zhengxin.masking.masking.application;

import cn.zhengxin.masking.masking.model.RawCreditReport;
import cn.zhengxin.masking.masking.model.Viewing;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Mask this report for this viewer.
 *
 * @param subjectReference the subject's pseudonym
 * @param subjectNames the subject's names, looked for in wording
 * @param creditQueryId the query whose report it is; absent where the caller does not say, and then nothing is unmasked (M5)
 * @param requestedBy client id of the service that asks
 * @param traceId of the request
 */
public record MaskReportCommand(
        RawCreditReport report,
        @Nullable String subjectReference,
        Set<String> subjectNames,
        Viewing viewing,
        @Nullable UUID creditQueryId,
        String requestedBy,
        @Nullable String traceId) {

    public MaskReportCommand {
        subjectNames = Set.copyOf(subjectNames);
    }

    @Override
    public String toString() {
        return "MaskReportCommand[" + viewing + ", ***]";
    }
}
