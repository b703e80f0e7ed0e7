package cn.zhengxin.authorization.customerauthorization.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TermTests {

    private final Term term = new Term(LocalDate.of(2026, 11, 25), LocalDate.of(2026, 12, 24));

    @Test
    @DisplayName("A12 · runs until the end of the end date in Asia/Shanghai")
    void runsUntilTheEndOfTheEndDateInShanghai() {
        assertThat(term.hasExpired(Instant.parse("2026-12-24T15:59:59.999999Z")))
                .isFalse();
        assertThat(term.hasExpired(Instant.parse("2026-12-24T16:00:00Z"))).isTrue();
    }

    @Test
    @DisplayName("A12 · starts with the start date in Asia/Shanghai, while it is still the day before in UTC")
    void startsWithTheStartDateInShanghai() {
        assertThat(term.hasStarted(Instant.parse("2026-11-24T15:59:59Z"))).isFalse();
        assertThat(term.hasStarted(Instant.parse("2026-11-24T16:00:00Z"))).isTrue();
    }
}
