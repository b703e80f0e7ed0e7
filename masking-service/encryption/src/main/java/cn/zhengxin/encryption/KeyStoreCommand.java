package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator does with a PKCS#12 key store: {@code create FILE SUITE}, {@code list FILE}, {@code rotate FILE SUITE}, {@code
 * destroy FILE KEY}. The password comes from the environment, {@code ZHENGXIN_KEY_STORE_PASSWORD}, never from the command line.
 */
public final class KeyStoreCommand {

    private static final String USAGE = "create FILE SUITE | list FILE | rotate FILE SUITE | destroy FILE KEY";

    private KeyStoreCommand() {}

    /** Exit 0 when it was done, 1 when the key store refused, 2 when the command is not understood. */
    public static void main(String[] arguments) {
        System.exit(run(
                List.of(arguments),
                System.getenv("ZHENGXIN_KEY_STORE_PASSWORD"),
                new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    static int run(List<String> arguments, @Nullable String password, PrintStream out) {
        if (arguments.size() < 2 || password == null) {
            out.println(USAGE);
            return 2;
        }
        Path file = Path.of(arguments.get(1));
        char[] secret = password.toCharArray();
        String last = arguments.getLast();
        try {
            switch (arguments.getFirst() + arguments.size()) {
                case "create3" -> LocalKeyStores.create(file, secret, CipherSuite.valueOf(last));
                case "list2" -> {
                    // Told below.
                }
                case "rotate3" -> LocalKeyStores.rotate(file, secret, CipherSuite.valueOf(last));
                case "destroy3" -> destroy(file, secret, last);
                default -> {
                    out.println(USAGE);
                    return 2;
                }
            }
            var provider = Pkcs12KeyProvider.open(file, secret);
            for (Map.Entry<String, byte[]> key : KeyStoreFile.read(file, secret).entrySet()) {
                out.println(key.getKey() + (key.getKey().equals(provider.currentKeyId()) ? " current" : ""));
            }
            return 0;
        } catch (CipherRejected rejected) {
            out.println("refused: " + rejected.reason());
            return 1;
        } catch (IllegalArgumentException | IllegalStateException refused) {
            out.println("refused: " + refused.getMessage());
            return 1;
        }
    }

    /** The current key is what everything is sealed under: it is destroyed after another has taken its place, not before. */
    private static void destroy(Path file, char[] password, String keyId) {
        if (Pkcs12KeyProvider.open(file, password).currentKeyId().equals(keyId)) {
            throw new CipherRejected(Reason.WRONG_KEY);
        }
        LocalKeyStores.destroy(file, password, keyId);
    }
}
