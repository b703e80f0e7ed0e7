package cn.zhengxin.masking.masking.model;

import cn.zhengxin.encryption.FormatPreservingCipher;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.sensitivetypes.BankCardNumber;
import cn.zhengxin.sensitivetypes.EmailAddress;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import cn.zhengxin.sensitivetypes.Sensitive;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * Keys for each recipient and kind of value, derived from one secret (HKDF, RFC 5869): whoever holds one recipient's keys learns
 * nothing of another's, and two recipients who put their pseudonyms together find nothing alike (M4).
 */
public final class RecipientKeys {

    /** No secret, no pseudonyms. */
    public static final RecipientKeys NONE = new RecipientKeys();

    private static final int SHORTEST_SECRET = 32;
    private static final int MOST_RECIPIENTS = 1_000;
    private static final int TOKEN = 18;
    private static final byte[] SALT = "zhengxin masking, recipients".getBytes(StandardCharsets.US_ASCII);

    private final byte @Nullable [] secret;
    private final PseudonymSuite suite;
    private final Map<String, RecipientForms> recipients = new ConcurrentHashMap<>();

    private RecipientKeys() {
        this.secret = null;
        this.suite = PseudonymSuite.SHA_256_AES;
    }

    /**
     * Takes a copy of the secret.
     *
     * @throws IllegalArgumentException when it is shorter than 32 bytes
     */
    public RecipientKeys(byte[] secret, PseudonymSuite suite) {
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("the secret behind pseudonyms has at least 32 bytes");
        }
        this.secret = secret.clone();
        this.suite = suite;
    }

    /** What that recipient is given in the place of values. */
    public RecipientForms of(String recipient) {
        if (secret == null) {
            return RecipientForms.NONE;
        }
        RecipientForms known = recipients.get(recipient);
        if (known != null) {
            return known;
        }
        if (recipients.size() >= MOST_RECIPIENTS) {
            recipients.clear();
        }
        return recipients.computeIfAbsent(recipient, Derived::new);
    }

    /** What the recipient itself needs to turn encrypted values of that kind back; nothing of anybody else can be read by it. */
    public FormEncryption encryption(String recipient, FieldKind kind) {
        byte[] key = key("encrypt", recipient, kind, suite == PseudonymSuite.SM3_SM4 ? 16 : 32);
        return new FormEncryption(
                switch (suite) {
                    case SHA_256_AES -> FormatPreservingCipher.withAes(key);
                    case SM3_SM4 -> FormatPreservingCipher.withSm4(key);
                });
    }

    private byte[] key(String use, String recipient, FieldKind kind, int length) {
        if (secret == null) {
            throw new IllegalStateException("no secret, no keys");
        }
        var generator = new HKDFBytesGenerator(digest());
        generator.init(new HKDFParameters(secret, SALT, info(use, kind.word(), recipient)));
        byte[] key = new byte[length];
        generator.generateBytes(key, 0, length);
        return key;
    }

    /** Each part behind its length, so that no two sets of parts are alike. */
    private static byte[] info(String... parts) {
        ByteBuffer info = ByteBuffer.allocate(Arrays.stream(parts)
                .mapToInt(part -> Integer.BYTES + part.getBytes(StandardCharsets.UTF_8).length)
                .sum());
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            info.putInt(bytes.length).put(bytes);
        }
        return info.array();
    }

    private Digest digest() {
        return switch (suite) {
            case SHA_256_AES -> SHA256Digest.newInstance();
            case SM3_SM4 -> new SM3Digest();
        };
    }

    /** One recipient's. */
    private final class Derived implements RecipientForms {

        private static final String PREFIX = "ps_";

        private final String recipient;
        private final Map<FieldKind, FormEncryption> encryptions = new ConcurrentHashMap<>();
        private final Map<FieldKind, byte[]> tokenKeys = new EnumMap<>(FieldKind.class);

        Derived(String recipient) {
            this.recipient = recipient;
            for (FieldKind kind : FieldKind.values()) {
                tokenKeys.put(kind, key("token", recipient, kind, 32));
            }
        }

        @Override
        public Optional<String> pseudonym(FieldKind kind, String value) {
            var mac = new HMac(digest());
            mac.init(new KeyParameter(tokenKeys.get(kind)));
            byte[] plain = alike(kind, value).getBytes(StandardCharsets.UTF_8);
            mac.update(plain, 0, plain.length);
            byte[] code = new byte[mac.getMacSize()];
            mac.doFinal(code, 0);
            return Optional.of(
                    PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, TOKEN)));
        }

        @Override
        public Optional<String> encrypted(FieldKind kind, String value) {
            return encryptions
                    .computeIfAbsent(kind, of -> encryption(recipient, of))
                    .encrypted(kind, value);
        }

        /** The same for every way of writing the value. */
        private static String alike(FieldKind kind, String value) {
            Optional<? extends Sensitive> read = switch (kind.nature()) {
                case IDENTITY_NUMBER -> NationalId.tryParse(value);
                case PHONE -> PhoneNumber.tryParse(value);
                case CARD_NUMBER -> BankCardNumber.tryParse(value);
                case EMAIL -> EmailAddress.tryParse(value.toLowerCase(Locale.ROOT));
                case NAME, LANDLINE, ADDRESS, ACCOUNT_NUMBER, ANYTHING -> Optional.empty();
            };
            return read.map(Sensitive::reveal).orElseGet(() -> {
                String letters = FoldedText.of(value).letters().text();
                return letters.isEmpty() ? value : letters;
            });
        }
    }
}
