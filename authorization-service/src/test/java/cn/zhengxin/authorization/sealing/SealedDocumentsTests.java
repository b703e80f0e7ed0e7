package cn.zhengxin.authorization.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SealedDocumentsTests {

    private static final PlatformSeal SEAL = TestSeals.seal();
    private static final byte[] DOCUMENT = document(List.of("授权人（本人）：张伟；证件号码：110101199003070134。", "", "第二段"));

    private final SealVerifier verifier = new SealVerifier(SEAL.certificate());

    @Test
    @DisplayName("A3 · the seal is verified with the public certificate alone")
    void theSealVerifies() {
        assertThat(verifier.isIntact(DOCUMENT)).isTrue();
    }

    @Test
    @DisplayName("A3 · a single byte altered, added or cut is found, wherever it stands")
    void everyAlterationIsFound() {
        for (int index = 0; index < DOCUMENT.length; index += 97) {
            var altered = DOCUMENT.clone();
            altered[index] ^= 1;
            assertThat(verifier.isIntact(altered)).as("byte %d", index).isFalse();
        }
        var longer = Arrays.copyOf(DOCUMENT, DOCUMENT.length + 1);
        var shorter = Arrays.copyOf(DOCUMENT, DOCUMENT.length - 1);
        assertThat(verifier.isIntact(longer)).isFalse();
        assertThat(verifier.isIntact(shorter)).isFalse();
        assertThat(verifier.isIntact(new byte[0])).isFalse();
    }

    @Test
    @DisplayName("A3 · another key's seal is not the platform's, whatever certificate it carries")
    void anotherKeyIsNotBelieved() {
        assertThat(new SealVerifier(TestSeals.seal().certificate()).isIntact(DOCUMENT))
                .isFalse();
    }

    @Test
    @DisplayName("A3 · the text can be read and searched, over as many pages as it takes")
    void theTextCanBeRead() throws IOException {
        assertThat(text(DOCUMENT)).contains("征信信息授权书", "授权人（本人）：张伟；证件号码：110101199003070134。", "第二段");

        var sixty = document(Collections.nCopies(60, "本人可以随时撤回本授权"));
        try (var pdf = Loader.loadPDF(sixty)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
        }
        assertThat(text(sixty).split("本人可以随时撤回本授权", -1)).hasSize(61);
        assertThat(verifier.isIntact(sixty)).isTrue();
    }

    @Test
    @DisplayName("A key store that does not hold the key stops the start")
    void aWrongKeyStoreStopsTheStart() {
        var file = TestSeals.keyStore("right");

        assertThatThrownBy(() -> PlatformSeal.open(file, "right".toCharArray(), "other"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> PlatformSeal.open(file, "wrong".toCharArray(), "sealing"))
                .isInstanceOf(RuntimeException.class);
    }

    private static String text(byte[] document) throws IOException {
        try (var pdf = Loader.loadPDF(document)) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static byte[] document(List<String> lines) {
        return new SealedDocuments(SEAL)
                .seal(new DocumentToSeal("征信信息授权书", lines, Instant.parse("2026-11-25T02:00:00Z")));
    }
}
