package cn.zhengxin.query.passport;

import cn.zhengxin.encryption.BlindIndex;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs query passports and says whether one holds (ADR 0016). What would name a person or a case is in it as a keyed digest only: the
 * bureau can tell two of them apart, and no more.
 */
public class PassportOffice {

    private static final String ISSUER = "zhengxin/query-service";
    private static final String AUDIENCE = "credit-bureau";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PassportKeys keys;
    private final BlindIndex index;
    private final Duration lifetime;
    private final Clock clock;

    public PassportOffice(PassportKeys keys, BlindIndex index, Duration lifetime, Clock clock) {
        this.keys = keys;
        this.index = index;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** A new one, for this inquiry alone. */
    public IssuedPassport issue(PassportBinding binding) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        UUID id = UUID.randomUUID();
        Instant end = now.plus(lifetime);
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", ISSUER);
        claims.put("aud", AUDIENCE);
        claims.put("jti", id.toString());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", end.getEpochSecond());
        claims.putAll(boundBy(binding));
        String text = encoded(Map.of("alg", keys.algorithm(), "kid", keys.id())) + "." + encoded(claims);
        String signature = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.sign(text.getBytes(StandardCharsets.US_ASCII)));
        return new IssuedPassport(id, binding.number(), new QueryPassport(text + "." + signature), now, end);
    }

    /** What stands against an inquiry leaving under this passport at this moment; empty when nothing does. */
    public Optional<PassportObjection> objectionTo(QueryPassport passport, PassportBinding binding) {
        var parts = QueryPassport.FORM.matcher(passport.token());
        if (!parts.matches()) {
            return Optional.of(PassportObjection.MALFORMED);
        }
        try {
            // The header chooses neither key nor algorithm: only what this office itself would have written counts.
            JsonNode header = decoded(parts.group(1));
            byte[] text = (parts.group(1) + "." + parts.group(2)).getBytes(StandardCharsets.US_ASCII);
            if (!header.path("kid").asString("").equals(keys.id())
                    || !header.path("alg").asString("").equals(keys.algorithm())
                    || !keys.isSigned(text, Base64.getUrlDecoder().decode(parts.group(3)))) {
                return Optional.of(PassportObjection.SIGNATURE);
            }
            return objectionTo(decoded(parts.group(2)), binding);
        } catch (JacksonException | IllegalArgumentException notOne) {
            return Optional.of(PassportObjection.MALFORMED);
        }
    }

    private Optional<PassportObjection> objectionTo(JsonNode claims, PassportBinding binding) {
        Instant now = clock.instant();
        if (!claims.path("iat").isIntegralNumber() || !claims.path("exp").isIntegralNumber()) {
            return Optional.of(PassportObjection.MALFORMED);
        }
        if (now.isBefore(Instant.ofEpochSecond(claims.path("iat").asLong()))) {
            return Optional.of(PassportObjection.NOT_YET_VALID);
        }
        if (!now.isBefore(Instant.ofEpochSecond(claims.path("exp").asLong()))) {
            return Optional.of(PassportObjection.EXPIRED);
        }
        boolean meant = claims.path("iss").asString("").equals(ISSUER)
                && claims.path("aud").asString("").equals(AUDIENCE)
                && boundBy(binding).entrySet().stream()
                        .allMatch(bound -> Objects.equals(
                                claims.path(bound.getKey()).asString(""),
                                bound.getValue().toString()));
        return meant ? Optional.empty() : Optional.of(PassportObjection.OTHER_INQUIRY);
    }

    private Map<String, Object> boundBy(PassportBinding binding) {
        var bound = new LinkedHashMap<String, Object>();
        bound.put("requestNumber", binding.number().value());
        bound.put("operator", index.of("passport/operator", binding.requester().account()));
        bound.put("institution", binding.requester().institution());
        bound.put("authorization", binding.authorization().value().toString());
        bound.put("reason", binding.purpose().bureauCode());
        bound.put("reportType", binding.reportType().name());
        bound.put(
                "case",
                index.of(
                        "passport/case/" + binding.requester().institution(),
                        binding.businessReference().value()));
        bound.put("subject", index.of("passport/subject", binding.subject().value()));
        bound.put("policyVersion", binding.policyVersion());
        return bound;
    }

    private static String encoded(Map<String, Object> json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(json));
    }

    private static JsonNode decoded(String part) {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }
}
