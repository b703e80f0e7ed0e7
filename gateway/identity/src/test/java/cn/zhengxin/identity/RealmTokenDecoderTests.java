package cn.zhengxin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

class RealmTokenDecoderTests {

    private static final Instant START = Instant.parse("2026-11-27T06:00:00Z");
    private static final String GOOD = "aGVhZA.Ym9keQ.c2lnbg";

    private final SetClock clock = new SetClock();
    private final AtomicInteger signatures = new AtomicInteger();
    private final RealmTokenDecoder decoder = new RealmTokenDecoder(
            this::signed,
            token -> clock.instant().isBefore(token.getExpiresAt())
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token")),
            clock);

    @Test
    @DisplayName("P3: a signature is checked once a minute, however often its token comes")
    void remembersASignatureForAMinute() {
        decoder.decode(GOOD);
        clock.now = START.plusSeconds(59);
        decoder.decode(GOOD);
        assertThat(signatures).hasValue(1);

        clock.now = START.plusSeconds(60);
        decoder.decode(GOOD);
        assertThat(signatures).hasValue(2);
    }

    @Test
    @DisplayName("P3: a remembered token is refused from the moment it has expired")
    void refusesWhatExpiredAMomentAgo() {
        clock.now = START.plus(Duration.ofMinutes(5)).minusSeconds(1);
        decoder.decode(GOOD);

        clock.now = START.plus(Duration.ofMinutes(5));
        assertThatThrownBy(() -> decoder.decode(GOOD)).isInstanceOf(BadJwtException.class);
    }

    @Test
    @DisplayName("P3: one character more or less, and the signature is checked")
    void takesNoOtherTokenForARememberedOne() {
        decoder.decode(GOOD);

        for (int i = 0; i < GOOD.length(); i++) {
            if (GOOD.charAt(i) != '.') {
                String altered = GOOD.substring(0, i) + (GOOD.charAt(i) == 'A' ? 'B' : 'A') + GOOD.substring(i + 1);
                assertThatThrownBy(() -> decoder.decode(altered)).isInstanceOf(BadJwtException.class);
            }
        }
        assertThatThrownBy(() -> decoder.decode(GOOD + "=")).isInstanceOf(BadJwtException.class);
    }

    @Test
    @DisplayName("P3: what was refused once is remembered by nobody")
    void remembersNoRefusal() {
        assertThatThrownBy(() -> decoder.decode("YWE.YWE.YWE")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> decoder.decode("YWE.YWE.YWE")).isInstanceOf(BadJwtException.class);

        assertThat(signatures).hasValue(2);
    }

    @Test
    @DisplayName("P3: a clock set back makes no signature last longer")
    void checksAnewWhenTheClockWasSetBack() {
        decoder.decode(GOOD);
        clock.now = START.minusSeconds(30);
        decoder.decode(GOOD);

        assertThat(signatures).hasValue(2);
    }

    private Jwt signed(String token) throws JwtException {
        signatures.incrementAndGet();
        if (!token.equals(GOOD)) {
            throw new BadJwtException("another signature");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "PS256")
                .subject("officer.lin")
                .issuedAt(START)
                .expiresAt(START.plus(Duration.ofMinutes(5)))
                .build();
    }

    private static final class SetClock extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
