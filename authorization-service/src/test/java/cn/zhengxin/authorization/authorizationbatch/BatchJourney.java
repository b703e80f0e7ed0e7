package cn.zhengxin.authorization.authorizationbatch;

import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.SpecialJourney;
import cn.zhengxin.sensitivetypes.NationalId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Batches as an officer states them. */
final class BatchJourney {

    static final String BATCHES = "/api/v1/authorization-batches";
    static final String NAME = "陈晨";
    private static final AtomicInteger NEXT = new AtomicInteger(100);

    private final Journey journey;

    BatchJourney(cn.zhengxin.authorization.Api api, Clock clock) {
        this.journey = new Journey(api, clock);
    }

    /** A person of whom no other test knows. */
    static String somebody() {
        var seventeen = "33010619880417" + NEXT.getAndIncrement();
        return seventeen + NationalId.checkCharacter(seventeen);
    }

    static String sha256(byte[] scan) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(scan));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Map<String, Object> row(String document, byte[]... scans) {
        return row(Map.of("subject", SpecialJourney.person(NAME, document)), scans);
    }

    Map<String, Object> row(Map<String, Object> changes, byte[]... scans) {
        var authorization = new LinkedHashMap<>(journey.statement());
        authorization.putAll(changes);
        return Map.of(
                "authorization",
                authorization,
                "consentSha256",
                java.util.Arrays.stream(scans).map(BatchJourney::sha256).toList());
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static Map<String, Object> batch(Map<String, Object>... rows) {
        return Map.of("businessReference", "SC-" + UUID.randomUUID(), "rows", List.of(rows));
    }
}
