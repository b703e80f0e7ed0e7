package cn.zhengxin.masking.policy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcUnmaskingLimits implements UnmaskingLimits {

    private final JdbcClient jdbc;

    JdbcUnmaskingLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public OptionalInt longestMinutesAt(Instant time) {
        return jdbc.sql("""
                        SELECT unmasking_minutes FROM masking_policy
                         WHERE approver IS NOT NULL AND effective_from <= :time ORDER BY version DESC LIMIT 1
                        """)
                .param("time", OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }
}
