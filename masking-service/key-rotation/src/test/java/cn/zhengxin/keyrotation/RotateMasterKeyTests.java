package cn.zhengxin.keyrotation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.LocalKeyStores;
import cn.zhengxin.encryption.MasterKeyRotation;
import cn.zhengxin.encryption.Pkcs12KeyProvider;
import cn.zhengxin.encryption.Sealed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RotateMasterKeyTests {

    private static final char[] PASSWORD = "only-for-this-test".toCharArray();
    private static final String FIRST = "master-0001-aes-256-gcm";
    private static final String SECOND = "master-0002-sm4-gcm";
    private static final Pattern ALL_UNDER_SECOND =
            Pattern.compile(SECOND + ".*All data keys are under the current master key");
    private static final byte[] CONTEXT = "here".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final InMemorySealedRows letters = new InMemorySealedRows("letter.wrapped_key");
    private final InMemorySealedRows parcels = new InMemorySealedRows("parcel.wrapped_key");
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private KeyProvider masterKeys;
    private EnvelopeCipher cipher;

    @BeforeEach
    void keysAndRows() {
        LocalKeyStores.create(keyStore(), PASSWORD, CipherSuite.AES_256_GCM);
        masterKeys = Pkcs12KeyProvider.open(keyStore(), PASSWORD);
        cipher = new EnvelopeCipher(masterKeys, CipherSuite.AES_256_GCM, new SecureRandom());
        for (int row = 0; row < 7; row++) {
            letters.rows.put("row-" + row, cipher.seal(new byte[] {1}, CONTEXT));
        }
        parcels.rows.put("row-0", cipher.seal(new byte[] {2}, CONTEXT));
    }

    @Test
    @DisplayName("N1 · turn by turn all rows come under the new master key; what was done is counted, and what is left")
    void rotatesTurnByTurn(CapturedOutput output) {
        var job = job(true);
        job.handle();
        job.handle();
        assertThat(unfinished()).isZero();
        assertThat(output).doesNotContain("re-wrapped");
        LocalKeyStores.rotate(keyStore(), PASSWORD, CipherSuite.SM4_GCM);

        job.handle();

        // Two batches of two rows a turn.
        assertThat(counted("letter.wrapped_key", "rewrapped")).isEqualTo(4);
        assertThat(counted("parcel.wrapped_key", "rewrapped")).isEqualTo(1);
        assertThat(unfinished()).isEqualTo(2);
        assertThat(output.getOut()).contains("Data keys were re-wrapped").doesNotContainPattern(ALL_UNDER_SECOND);
        for (int turn = 0; unfinished() > 0 && turn < 10; turn++) {
            job.handle();
        }
        assertThat(unfinished()).isZero();
        assertThat(counted("letter.wrapped_key", "rewrapped")).isEqualTo(7);
        assertThat(output.getOut()).containsPattern(ALL_UNDER_SECOND);
        assertThat(letters.rows.values()).allMatch(row -> row.masterKeyId().equals(SECOND));
        assertThat(parcels.rows.values()).allMatch(row -> row.masterKeyId().equals(SECOND));
        assertThat(cipher.open(parcels.rows.get("row-0"), CONTEXT)).containsExactly(2);
    }

    @Test
    @DisplayName("N1 · what cannot be re-wrapped is counted and told, and all else goes on")
    void tellsWhatItCannotRead(CapturedOutput output) {
        parcels.rows.put("row-1", new Sealed(new byte[] {1, 1, 1}, new byte[] {3}));
        parcels.rows.put("row-2", cipher.seal(new byte[] {4}, CONTEXT));
        LocalKeyStores.rotate(keyStore(), PASSWORD, CipherSuite.SM4_GCM);

        job(true).handle();

        assertThat(counted("parcel.wrapped_key", "unreadable")).isEqualTo(1);
        assertThat(counted("parcel.wrapped_key", "rewrapped")).isEqualTo(2);
        assertThat(output).contains("Data keys could not be re-wrapped");
    }

    @Test
    @DisplayName(
            "N3 · a key store that is away stops nothing, is counted by its cause and told, and is looked for again")
    void keysThatAreAwayStopNothing(CapturedOutput output) throws IOException {
        var job = job(true);
        LocalKeyStores.rotate(keyStore(), PASSWORD, CipherSuite.SM4_GCM);
        Path aside = Files.move(keyStore(), folder.resolve("aside.p12"));

        job.handle();

        assertThat(meters.get("zhengxin.sample.keyrotation.keys.away")
                        .tag("cause", "KEY_STORE_UNREADABLE")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(output).contains("The master keys cannot be reached");
        assertThat(masterKeys.currentKeyId()).isEqualTo(FIRST);
        Files.move(aside, keyStore());
        job.handle();
        assertThat(counted("letter.wrapped_key", "rewrapped")).isPositive();
    }

    @Test
    @DisplayName("N1 · a process that does not re-wrap learns of a new master key all the same")
    void learnsWhereItDoesNotRewrap() {
        LocalKeyStores.rotate(keyStore(), PASSWORD, CipherSuite.SM4_GCM);

        job(false).handle();

        assertThat(masterKeys.currentKeyId()).isEqualTo(SECOND);
        assertThat(letters.rows.values()).allMatch(row -> row.masterKeyId().equals(FIRST));
        assertThat(meters.find("zhengxin.sample.keyrotation.rows").counters()).isEmpty();
    }

    private RotateMasterKey job(boolean enabled) {
        var rows = new RotatedRows("sample", List.of(letters, parcels));
        var properties = new KeyRotationProperties(
                enabled, Duration.ofSeconds(1), 2, 2, Duration.ofSeconds(1), Duration.ofSeconds(2));
        var rotation =
                new MasterKeyRotation(masterKeys, rows.places(), new InMemoryRotationProgress(), properties.pace());
        return new RotateMasterKey(rotation, masterKeys, rows, properties, meters);
    }

    private double counted(String rows, String outcome) {
        return meters.get("zhengxin.sample.keyrotation.rows")
                .tag("rows", rows)
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double unfinished() {
        return meters.get("zhengxin.sample.keyrotation.unfinished").gauge().value();
    }

    private Path keyStore() {
        return folder.resolve("keys.p12");
    }
}
