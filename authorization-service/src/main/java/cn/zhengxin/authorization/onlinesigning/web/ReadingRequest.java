package cn.zhengxin.authorization.onlinesigning.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How the subject read the text, by the clock of the subject's device. */
record ReadingRequest(
        @Schema(description = "SHA-256 of the text that was presented") @Nullable String presentation,

        @Nullable OffsetDateTime openedAt,
        @Nullable OffsetDateTime scrolledToEndAt) {}
