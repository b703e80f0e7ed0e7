package cn.zhengxin.audit.export;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Which records to export.
 *
 * @param fromSequence the first; absent: from the beginning
 * @param toSequence the last, included; the export goes on to the next signed head, so that its end is vouched for. Absent: to the end
 */
record ExportRequest(
        @Min(0) @Nullable Long fromSequence,
        @Min(0) @Nullable Long toSequence) {}
