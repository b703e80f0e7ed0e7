package cn.zhengxin.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.encryption.CipherRejected.Reason;
import cn.zhengxin.encryption.Rewrapping.Batch;
import cn.zhengxin.encryption.Rewrapping.Counts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewrappingTests {

    private static final char[] PASSWORD = "only-for-this-test".toCharArray();
    private static final byte[] PLAIN = "a report".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTEXT = "here".getBytes(StandardCharsets.UTF_8);
    private static final String FIRST = "master-0001-aes-256-gcm";
    private static final String SECOND = "master-0002-sm4-gcm";

    @TempDir
    private Path folder;

    private Path file;
    private KeyProvider masterKeys;
    private EnvelopeCipher cipher;
    private final InMemorySealedRows table = new InMemorySealedRows();

    @BeforeEach
    void keys() {
        file = folder.resolve("keys.p12");
        LocalKeyStores.create(file, PASSWORD, CipherSuite.AES_256_GCM);
        masterKeys = Pkcs12KeyProvider.open(file, PASSWORD);
        cipher = new EnvelopeCipher(masterKeys, CipherSuite.AES_256_GCM, new SecureRandom());
    }

    @Test
    @DisplayName(
            "N1: rows move to the new master key batch by batch; ciphertexts are as they were; what is done is not done again")
    void movesRowsBatchByBatch() {
        fill(25);
        List<byte[]> ciphertexts = ciphertexts();
        rotate();

        assertThat(passed(10)).isEqualTo(new Counts(25, 25, 0, 0, 0, 0, 0));
        assertThat(passed(10)).isEqualTo(new Counts(25, 0, 25, 0, 0, 0, 0));

        assertThat(table.rows.values()).allSatisfy(row -> {
            assertThat(row.masterKeyId()).isEqualTo(SECOND);
            assertThat(cipher.open(row, CONTEXT)).isEqualTo(PLAIN);
        });
        assertThat(ciphertexts()).usingRecursiveComparison().isEqualTo(ciphertexts);
    }

    @Test
    @DisplayName("N1: a batch says where it ended, so that whoever goes on needs nothing else")
    void isGoneOnWith() {
        fill(5);
        rotate();
        Batch first = new Rewrapping(masterKeys, 2).next(table, "");
        assertThat(first.last()).isFalse();

        Batch second = new Rewrapping(masterKeys, 100).next(table, first.position());
        assertThat(second.counts().looked()).isEqualTo(3);
        assertThat(second.last()).isTrue();
        assertThat(new Rewrapping(masterKeys, 5).next(table, second.position()))
                .isEqualTo(new Batch(Counts.NONE, second.position(), true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rewrapping(masterKeys, 0));
    }

    @Test
    @DisplayName("N1: what somebody else writes or destroys meanwhile stays as they left it")
    void overwritesNobody() {
        fill(3);
        rotate();
        Sealed other = cipher.seal("another".getBytes(StandardCharsets.UTF_8), CONTEXT);
        Sealed destroyed = new Sealed(new byte[0], table.rows.get("row-00001").ciphertext());
        table.beforeReplacing = () -> {
            table.rows.put("row-00000", other);
            table.rows.put("row-00001", destroyed);
        };

        assertThat(new Rewrapping(masterKeys, 10).next(table, "").counts()).isEqualTo(new Counts(3, 1, 0, 0, 0, 2, 0));

        assertThat(table.rows.get("row-00000")).isEqualTo(other);
        assertThat(table.rows.get("row-00001")).isEqualTo(destroyed);
        table.beforeReplacing = () -> {};
        assertThat(passed(10)).isEqualTo(new Counts(3, 0, 2, 0, 1, 0, 0));
    }

    @Test
    @DisplayName("N1: rows without a key, under keys of another kind, or damaged are counted and left alone")
    void leavesAloneWhatItCannotMove() {
        fill(1);
        Sealed sealed = table.rows.get("row-00000");
        byte[] damaged = sealed.wrappedKey().clone();
        damaged[damaged.length - 1] ^= 1;
        table.rows.put("row-a", new Sealed(new byte[0], sealed.ciphertext()));
        table.rows.put("row-b", new Sealed(damaged, sealed.ciphertext()));
        table.rows.put("row-c", new Sealed(new byte[] {1, 1, 1}, sealed.ciphertext()));
        table.rows.put("row-d", underFolder("day-1"));
        var before = new ArrayList<>(table.rows.tailMap("row-a").values());
        rotate();

        assertThat(passed(2)).isEqualTo(new Counts(5, 1, 0, 1, 1, 0, 2));

        assertThat(new ArrayList<>(table.rows.tailMap("row-a").values())).isEqualTo(before);
    }

    @Test
    @DisplayName("N3: keys that cannot be reached stop the rotation before it writes anything")
    void stopsWhenTheKeysAreAway() throws IOException {
        fill(3);
        var other = Pkcs12KeyProvider.open(file, PASSWORD);
        rotate();
        table.rows.put("row-00009", cipher.seal(PLAIN, CONTEXT));
        var before = new ArrayList<>(table.rows.values());
        // An instance that has not looked yet, and cannot: the last row's key is unknown to it.
        Files.delete(file);

        assertThatThrownBy(() -> new Rewrapping(other, 10).next(table, ""))
                .isInstanceOfSatisfying(
                        CipherRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.KEY_STORE_UNREADABLE));
        assertThat(new ArrayList<>(table.rows.values())).isEqualTo(before);
    }

    @Test
    @DisplayName("N1: the keys of a folder go along, their files are replaced whole, and destroyed ones stay destroyed")
    void rewrapsKeyFiles() throws IOException {
        KeyFolder keys = folderOfKeys();
        Sealed one = underFolder("day-1");
        Sealed other = underFolder("day-2");
        underFolder("day-3");
        byte[] former = Files.readAllBytes(folder.resolve("vault/day-1.key"));
        rotate();
        keys.destroy("day-3", Instant.EPOCH);

        SealedRows files = keys.sealedRows();
        assertThat(new Rewrapping(masterKeys, 10).next(files, "").counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0, 0));
        LocalKeyStores.destroy(file, PASSWORD, FIRST);
        masterKeys.refresh();

        var opening = new EnvelopeCipher(keys.unwrapping(), CipherSuite.AES_256_GCM, new SecureRandom());
        assertThat(opening.open(one, CONTEXT)).isEqualTo(PLAIN);
        assertThat(opening.open(other, CONTEXT)).isEqualTo(PLAIN);
        assertThat(Sealed.fromBytes(Files.readAllBytes(folder.resolve("vault/day-1.key")))
                        .ciphertext())
                .isEqualTo(Sealed.fromBytes(former).ciphertext());
        assertThat(keys.present()).containsExactly("day-1", "day-2");
        // One that a copy brings back beside its certificate is counted as destroyed, and not touched.
        Files.write(folder.resolve("vault/day-3.key"), former);
        assertThat(new Rewrapping(masterKeys, 10).next(files, "day-2").counts())
                .isEqualTo(new Counts(1, 0, 0, 0, 1, 0, 0));
        assertThat(files.replace(List.of(new SealedRows.Replacement("day-9", new byte[1], new byte[1]))))
                .isZero();
    }

    @Test
    @DisplayName(
            "N1: while the keys of a folder are re-wrapped over and over, nobody who seals, opens or destroys meets a failure")
    void rewrapsKeyFilesUnderLoad() throws Exception {
        KeyFolder keys = folderOfKeys();
        Sealed sealed = underFolder("day-1");
        underFolder("gone");
        var over = new AtomicBoolean();
        Callable<Integer> load = () -> {
            int times = 0;
            var opening = new EnvelopeCipher(keys.unwrapping(), CipherSuite.AES_256_GCM, new SecureRandom());
            while (!over.get() || times == 0) {
                assertThat(opening.open(sealed, CONTEXT)).isEqualTo(PLAIN);
                assertThat(opening.open(underFolder("day-1"), CONTEXT)).isEqualTo(PLAIN);
                times++;
            }
            return times;
        };
        try (var threads = Executors.newFixedThreadPool(3)) {
            var running = List.of(threads.submit(load), threads.submit(load), threads.submit(load));
            for (int time = 0; time < 10; time++) {
                LocalKeyStores.rotate(file, PASSWORD, time % 2 == 0 ? CipherSuite.AES_256_GCM : CipherSuite.SM4_GCM);
                masterKeys.refresh();
                new Rewrapping(masterKeys, 10).next(keys.sealedRows(), "");
                if (time == 5) {
                    keys.destroy("gone", Instant.EPOCH);
                }
            }
            over.set(true);
            for (var thread : running) {
                assertThat(thread.get()).isPositive();
            }
        }
        assertThat(keys.present()).containsExactly("day-1");
    }

    private KeyFolder folderOfKeys() {
        if (!Files.exists(folder.resolve("vault"))) {
            KeyFolder.create(folder.resolve("vault"));
        }
        return KeyFolder.open(folder.resolve("vault"), masterKeys, CipherSuite.AES_256_GCM, new SecureRandom());
    }

    private Sealed underFolder(String keyId) {
        return new EnvelopeCipher(folderOfKeys().wrappingUnder(keyId), CipherSuite.AES_256_GCM, new SecureRandom())
                .seal(PLAIN, CONTEXT);
    }

    private void fill(int rows) {
        for (int row = 0; row < rows; row++) {
            table.rows.put(String.format(Locale.ROOT, "row-%05d", row), cipher.seal(PLAIN, CONTEXT));
        }
        assertThat(table.rows.values()).allMatch(row -> row.masterKeyId().equals(FIRST));
    }

    private void rotate() {
        assertThat(LocalKeyStores.rotate(file, PASSWORD, CipherSuite.SM4_GCM)).isEqualTo(SECOND);
        masterKeys.refresh();
    }

    private Counts passed(int batchSize) {
        var rewrapping = new Rewrapping(masterKeys, batchSize);
        Counts counts = Counts.NONE;
        Batch batch = rewrapping.next(table, "");
        counts = counts.plus(batch.counts());
        while (!batch.last()) {
            batch = rewrapping.next(table, batch.position());
            counts = counts.plus(batch.counts());
        }
        return counts;
    }

    private List<byte[]> ciphertexts() {
        return table.rows.values().stream().map(Sealed::ciphertext).toList();
    }
}
