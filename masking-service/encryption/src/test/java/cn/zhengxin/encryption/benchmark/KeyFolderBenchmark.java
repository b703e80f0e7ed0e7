package cn.zhengxin.encryption.benchmark;

import cn.zhengxin.encryption.CipherSuite;
import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.KeyFolder;
import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.LocalKeyStores;
import cn.zhengxin.encryption.Pkcs12KeyProvider;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a key in a folder costs beside the master key in memory: sealing and opening 60 kB, A B B A, six times, and making and
 * destroying keys. A program of its own, no test.
 */
public final class KeyFolderBenchmark {

    private static final int ROUND = 1000;
    private static final int KEYS = 50;
    private static final long WARM_UP_NANOS = 60_000_000_000L;

    private KeyFolderBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("key-folder-benchmark");
        char[] password = "only-for-this-benchmark".toCharArray();
        LocalKeyStores.create(folder.resolve("keys.p12"), password, CipherSuite.AES_256_GCM);
        KeyProvider master = Pkcs12KeyProvider.open(folder.resolve("keys.p12"), password);
        KeyFolder.create(folder.resolve("keys"));
        var random = new SecureRandom();
        KeyFolder keys = KeyFolder.open(folder.resolve("keys"), master, CipherSuite.AES_256_GCM, random);
        byte[] plain = new byte[60_000];
        byte[] context = "benchmark".getBytes(StandardCharsets.UTF_8);
        Runnable underMaster = () -> {
            var cipher = new EnvelopeCipher(master, CipherSuite.AES_256_GCM, random);
            cipher.open(cipher.seal(plain, context), context);
        };
        Runnable underFolder = () -> {
            var sealing = new EnvelopeCipher(keys.wrappingUnder("benchmark"), CipherSuite.AES_256_GCM, random);
            var opening = new EnvelopeCipher(keys.unwrapping(), CipherSuite.AES_256_GCM, random);
            opening.open(sealing.seal(plain, context), context);
        };
        long warmAt = System.nanoTime() + WARM_UP_NANOS;
        while (System.nanoTime() < warmAt) {
            underMaster.run();
            underFolder.run();
        }
        List<Double> masters = new ArrayList<>();
        List<Double> folders = new ArrayList<>();
        for (int repeat = 0; repeat < 6; repeat++) {
            masters.add(micros(underMaster));
            folders.add(micros(underFolder));
            folders.add(micros(underFolder));
            masters.add(micros(underMaster));
        }
        PrintStream out = System.out;
        out.println(told("master key", masters));
        out.println(told("key in a folder", folders));
        long began = System.nanoTime();
        for (int key = 0; key < KEYS; key++) {
            keys.wrappingUnder("key-" + key);
        }
        long made = System.nanoTime();
        for (int key = 0; key < KEYS; key++) {
            keys.destroy("key-" + key, Instant.EPOCH);
        }
        long destroyed = System.nanoTime();
        out.printf(
                Locale.ROOT,
                "making a key %.1f ms, destroying one %.1f ms%n",
                (made - began) / 1e6 / KEYS,
                (destroyed - made) / 1e6 / KEYS);
    }

    private static double micros(Runnable action) {
        long began = System.nanoTime();
        for (int run = 0; run < ROUND; run++) {
            action.run();
        }
        return (System.nanoTime() - began) / 1e3 / ROUND;
    }

    private static String told(String what, List<Double> micros) {
        var sorted = micros.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%s: median %.0f us, %.0f - %.0f us",
                what,
                sorted.get(sorted.size() / 2),
                sorted.getFirst(),
                sorted.getLast());
    }
}
