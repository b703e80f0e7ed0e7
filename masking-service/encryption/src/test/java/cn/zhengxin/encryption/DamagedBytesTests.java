package cn.zhengxin.encryption;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever becomes of stored bytes, they are refused by name: neither plain text nor an exception of a provider comes out. */
class DamagedBytesTests {

    private static final char[] PASSWORD = "only-for-this-test".toCharArray();
    private static final byte[] PLAIN = "110105194912310021".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONTEXT = "here".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final Random random = new Random(20261127);

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName(
            "N1: each bit of a ciphertext, of a wrapped key and of both in one column, changed; each cut; any noise: refused")
    void sealedBytes(CipherSuite suite) {
        Path file = folder.resolve("keys.p12");
        LocalKeyStores.create(file, PASSWORD, suite);
        var cipher = new EnvelopeCipher(Pkcs12KeyProvider.open(file, PASSWORD), suite, new SecureRandom());
        Sealed sealed = cipher.seal(PLAIN, CONTEXT);

        refusesDamaged(sealed.ciphertext(), damaged -> cipher.open(new Sealed(sealed.wrappedKey(), damaged), CONTEXT));
        refusesDamaged(sealed.wrappedKey(), damaged -> cipher.open(new Sealed(damaged, sealed.ciphertext()), CONTEXT));
        refusesDamaged(sealed.toBytes(), damaged -> cipher.open(Sealed.fromBytes(damaged), CONTEXT));
        // What stands beside the wrapped part is compared with what is in it, so that no row is moved to a key that
        // does not open it.
        refusesDamaged(sealed.wrappedKey(), cipher::rewrapKey);
    }

    @ParameterizedTest
    @EnumSource(SignatureSuite.class)
    @DisplayName("N1: each bit of a signature changed, each cut, any noise: refused")
    void signatures(SignatureSuite suite) {
        KeyPair keys = suite.newKeys(new SecureRandom());
        byte[] signature = new Signer(new SigningKey("seal", suite, keys.getPrivate()), new SecureRandom()).sign(PLAIN);
        var verifier = new Verifier(List.of(new VerifyingKey("seal", suite, keys.getPublic())));

        refusesDamaged(signature, damaged -> verifier.requireGenuine(PLAIN, damaged));
    }

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName("N1: a key file of the folder with any bit changed opens nothing and destroys nothing")
    void keyFiles(CipherSuite suite) throws Exception {
        Path file = folder.resolve("keys.p12");
        LocalKeyStores.create(file, PASSWORD, suite);
        KeyFolder.create(folder.resolve("vault"));
        var keys = KeyFolder.open(
                folder.resolve("vault"), Pkcs12KeyProvider.open(file, PASSWORD), suite, new SecureRandom());
        Sealed sealed = new EnvelopeCipher(keys.wrappingUnder("day-1"), suite, new SecureRandom()).seal(PLAIN, CONTEXT);
        var opening = new EnvelopeCipher(keys.unwrapping(), suite, new SecureRandom());
        Path key = folder.resolve("vault").resolve("day-1.key");

        refusesDamaged(Files.readAllBytes(key), damaged -> {
            write(key, damaged);
            opening.open(sealed, CONTEXT);
        });
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void refusesDamaged(byte[] whole, Consumer<byte[]> read) {
        read.accept(whole);
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            refuses(damaged, read);
        }
        for (int length = 0; length < whole.length; length++) {
            refuses(Arrays.copyOf(whole, length), read);
            refuses(Arrays.copyOfRange(whole, whole.length - length, whole.length), read);
        }
        for (int run = 0; run < 1_000; run++) {
            byte[] noise = new byte[random.nextInt(whole.length * 2)];
            random.nextBytes(noise);
            // Half of them with a sound beginning, so that they get further than the first byte.
            if (run % 2 == 0) {
                System.arraycopy(whole, 0, noise, 0, Math.min(noise.length, random.nextInt(whole.length)));
            }
            if (!Arrays.equals(noise, whole)) {
                refuses(noise, read);
            }
        }
        refuses(Arrays.copyOf(whole, whole.length + 1), read);
        read.accept(whole);
    }

    private static void refuses(byte[] damaged, Consumer<byte[]> read) {
        assertThatThrownBy(() -> read.accept(damaged)).isInstanceOf(CipherRejected.class);
    }
}
