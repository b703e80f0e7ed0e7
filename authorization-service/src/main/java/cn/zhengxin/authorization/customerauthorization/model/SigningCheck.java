package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A1: where and when the subject signs, and the template signed. */
final class SigningCheck implements StatementCheck<SigningCheck.StatedSigning> {

    /** How far a clock at a counter may be ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final AuthorizationPolicy policy;
    private final Instant now;

    SigningCheck(AuthorizationPolicy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    /** Where, when and on which template. */
    record StatedSigning(SigningChannel channel, Instant time, String templateVersion) {}

    @Override
    public @Nullable StatedSigning examine(AuthorizationStatement statement, Faults faults) {
        var channel = faults.oneOf(SigningChannel.class, "signingChannel", statement.signingChannel());
        var time = signingTime(statement.signingTime(), faults);
        var templateVersion = templateVersion(statement.templateVersion(), faults);
        return channel == null || time == null || templateVersion == null
                ? null
                : new StatedSigning(channel, time, templateVersion);
    }

    private @Nullable Instant signingTime(@Nullable String text, Faults faults) {
        var signed = faults.parsed(
                "signingTime", text, OffsetDateTime::parse, "a time with zone such as 2026-11-25T09:30:00+08:00");
        if (signed == null || !faults.isYearInUse("signingTime", signed.getYear())) {
            return null;
        }
        var time = signed.toInstant();
        if (time.isAfter(now.plus(CLOCK_TOLERANCE))) {
            faults.add(RuleCode.A1, "signingTime", "is not in the future");
        }
        return time;
    }

    private @Nullable String templateVersion(@Nullable String text, Faults faults) {
        if (faults.isMissing("templateVersion", text) || text == null) {
            return null;
        }
        if (!policy.templateVersions().contains(text)) {
            faults.add(RuleCode.A1, "templateVersion", "a template version in use");
            return null;
        }
        return text;
    }
}
