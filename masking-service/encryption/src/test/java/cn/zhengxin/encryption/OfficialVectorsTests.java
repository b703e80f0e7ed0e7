package cn.zhengxin.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECPrivateKeySpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The published examples of every algorithm, through the same classes that the platform uses. */
class OfficialVectorsTests {

    @ParameterizedTest
    @CsvSource({
        "616263, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "61626364616263646162636461626364616263646162636461626364616263646162636461626364616263646162636461626364"
                + "616263646162636461626364, debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    })
    @DisplayName("N1: SM3 gives the two examples of GB/T 32905")
    void sm3(String message, String digest) {
        assertThat(hex(DigestSuite.SM3.digest(bytes(message)))).isEqualTo(digest);
    }

    @Test
    @DisplayName("N1: SHA-256 gives the example of FIPS 180")
    void sha256() {
        assertThat(hex(DigestSuite.SHA_256.digest(ascii("ab"), ascii("c"))))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    @DisplayName("N1: SM4 gives both examples of GB/T 32907: one block once, and a million times")
    void sm4() throws Exception {
        byte[] key = bytes("0123456789abcdeffedcba9876543210");
        Cipher sm4 = Cipher.getInstance("SM4/ECB/NoPadding", BouncyCastle.PROVIDER);
        sm4.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "SM4"));
        byte[] block = sm4.update(key);
        assertThat(hex(block)).isEqualTo("681edf34d206965e86b3e94f536e4246");
        for (int time = 1; time < 1_000_000; time++) {
            block = sm4.update(block);
        }
        assertThat(hex(block)).isEqualTo("595298c7c6fd271f0402f804c33d3f66");
    }

    private record Example(String key, String nonce, String associated, String plain, String encrypted) {}

    /** A new cipher does not compile here without a published example of it. */
    private static Example published(CipherSuite cipher) {
        return switch (cipher) {
            // NIST, test case 14.
            case AES_256_GCM ->
                new Example(
                        "00".repeat(32),
                        "00".repeat(12),
                        "",
                        "00".repeat(16),
                        "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
            // RFC 8998, appendix A.1.
            case SM4_GCM ->
                new Example(
                        "0123456789abcdeffedcba9876543210",
                        "00001234567800000000abcd",
                        "feedfacedeadbeeffeedfacedeadbeefabaddad2",
                        "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa",
                        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                                + "83de3541e4c2b58177e065a9bf7b62ec");
        };
    }

    @ParameterizedTest
    @EnumSource(CipherSuite.class)
    @DisplayName("N1: every cipher gives a published example of itself")
    void everyCipher(CipherSuite cipher) {
        Example example = published(cipher);
        byte[] key = bytes(example.key());
        byte[] nonce = bytes(example.nonce());
        byte[] associated = bytes(example.associated());
        assertThat(hex(cipher.encrypt(key, nonce, associated, bytes(example.plain()))))
                .isEqualTo(example.encrypted());
        assertThat(hex(cipher.decrypt(key, nonce, associated, bytes(example.encrypted()))))
                .isEqualTo(example.plain());
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000000000000000000000000000000000000000000000000000, 000000000000000000000000, '', '',"
                + " 530f8afbc74536b9a963b4f1c4cb738b",
        "0000000000000000000000000000000000000000000000000000000000000000, 000000000000000000000000, '',"
                + " 00000000000000000000000000000000,"
                + " cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
        "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308, cafebabefacedbaddecaf888,"
                + " feedfacedeadbeeffeedfacedeadbeefabaddad2,"
                + " d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
                + "b16aedf5aa0de657ba637b39,"
                + " 522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
                + "c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b"
    })
    @DisplayName("N1: AES-256-GCM gives NIST's test cases 13, 14 and 16")
    void aes256Gcm(String key, String nonce, String associated, String plain, String encrypted) {
        assertThat(hex(CipherSuite.AES_256_GCM.encrypt(bytes(key), bytes(nonce), bytes(associated), bytes(plain))))
                .isEqualTo(encrypted);
        assertThat(hex(CipherSuite.AES_256_GCM.decrypt(bytes(key), bytes(nonce), bytes(associated), bytes(encrypted))))
                .isEqualTo(plain);
    }

    @Test
    @DisplayName("N1: HMAC-SM3 gives the examples of GM/T 0042")
    void hmacSm3() {
        byte[] key = new byte[37];
        for (int at = 0; at < key.length; at++) {
            key[at] = (byte) (at + 1);
        }
        byte[] message = ascii("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");
        assertThat(hex(MacSuite.HMAC_SM3.mac(Arrays.copyOf(key, 32), message, message)))
                .isEqualTo("ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a");
        byte[] filled = new byte[50];
        Arrays.fill(filled, (byte) 0xcd);
        assertThat(hex(MacSuite.HMAC_SM3.mac(key, filled)))
                .isEqualTo("220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae");
    }

    @Test
    @DisplayName("N1: HMAC-SHA-256 gives test case 2 of RFC 4231")
    void hmacSha256() {
        assertThat(hex(MacSuite.HMAC_SHA_256.mac(ascii("Jefe"), ascii("what do ya want for nothing?"))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + " d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
                + " e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + " 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + " fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
                + " 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a"
    })
    @DisplayName("N1: Ed25519 gives tests 1, 2 and 3 of RFC 8032")
    void ed25519(String seed, String publicKey, String message, String signature) {
        PrivateKey key = SignatureSuite.ED25519.privateKey(bytes("302e020100300506032b657004220420" + seed));
        PublicKey verifying = SignatureSuite.ED25519.publicKey(bytes("302a300506032b6570032100" + publicKey));
        assertThat(hex(SignatureSuite.ED25519.sign(key, new SecureRandom(), bytes(message))))
                .isEqualTo(signature);
        assertThat(SignatureSuite.ED25519.verifies(verifying, bytes(signature), bytes(message)))
                .isTrue();
    }

    @Test
    @DisplayName("N1: SM2 gives the example of GB/T 32918 over its recommended curve, to the last bit")
    void sm2() throws Exception {
        var curve = ECNamedCurveTable.getParameterSpec("sm2p256v1");
        KeyFactory keys = KeyFactory.getInstance("EC", BouncyCastle.PROVIDER);
        PrivateKey key = keys.generatePrivate(new ECPrivateKeySpec(
                new BigInteger("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8", 16), curve));
        PublicKey verifying = keys.generatePublic(new ECPublicKeySpec(
                curve.getCurve()
                        .createPoint(
                                new BigInteger("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020", 16),
                                new BigInteger("ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13", 16)),
                curve));
        byte[] random = bytes("59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21");

        byte[] signature = SignatureSuite.SM2.sign(key, new Prescribed(random), ascii("message digest"));

        ASN1Sequence numbers = ASN1Sequence.getInstance(signature);
        assertThat(ASN1Integer.getInstance(numbers.getObjectAt(0)).getValue())
                .isEqualTo(new BigInteger("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3", 16));
        assertThat(ASN1Integer.getInstance(numbers.getObjectAt(1)).getValue())
                .isEqualTo(new BigInteger("b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa", 16));
        assertThat(SignatureSuite.SM2.verifies(verifying, signature, ascii("message digest")))
                .isTrue();
        assertThat(SignatureSuite.SM2.verifies(verifying, signature, ascii("message Digest")))
                .isFalse();
    }

    @Test
    @DisplayName("N1: there is no SM4 with another key than of 128 bits")
    void noOtherSm4() {
        assertThatThrownBy(() -> CipherSuite.SM4_GCM.encrypt(new byte[32], new byte[12], new byte[0], new byte[1]))
                .isInstanceOfSatisfying(
                        CipherRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(CipherRejected.Reason.WRONG_KEY_LENGTH));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The standard prescribes the number that is random otherwise. */
    private static final class Prescribed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] next;

        Prescribed(byte[] next) {
            this.next = next;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(next, 0, bytes, 0, bytes.length);
        }
    }
}
