package cn.zhengxin.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BlindIndexTests {

    private final BlindIndex index = new BlindIndex(key(1));
    private final SubjectReferences references = new SubjectReferences(index);

    @Test
    @DisplayName("N1 · a blind index is stable under one key and differs under another")
    void isStable() {
        assertThat(index.of("phone", "13800138000"))
                .hasSize(32)
                .matches("[A-Za-z0-9_-]{32}")
                .isEqualTo(new BlindIndex(key(1)).of("phone", "13800138000"))
                .isNotEqualTo(new BlindIndex(key(2)).of("phone", "13800138000"))
                .isNotEqualTo(index.of("phone", "13800138001"));
    }

    @Test
    @DisplayName("N1 · domains are kept apart, also where domain and value join to the same text")
    void keepsDomainsApart() {
        Set<String> all = new HashSet<>();
        all.add(index.of("phone", "1"));
        all.add(index.of("card", "1"));
        all.add(index.of("phone1", ""));
        all.add(index.of("", "phone1"));
        all.add(index.of("phon", "e1"));
        assertThat(all).hasSize(5);
    }

    @Test
    @DisplayName("M4 · U1 · a subject has one reference however the number was typed, and none of the number is in it")
    void refersToASubject() {
        String reference = references.referenceOf("RESIDENT_ID", "11010519491231002X");
        assertThat(reference)
                .hasSize(30)
                .startsWith("sr_")
                .isEqualTo(references.referenceOf("RESIDENT_ID", " 11010519491231002x "))
                .isNotEqualTo(references.referenceOf("UNIFIED_SOCIAL_CREDIT_CODE", "11010519491231002X"));
    }

    @Test
    @DisplayName("N1 · a key shorter than 256 bits is refused")
    void refusesAShortKey() {
        assertThatThrownBy(() -> new BlindIndex(new byte[31])).isInstanceOf(CipherRejected.class);
    }

    private static byte[] key(int filling) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return key;
    }

    @Test
    @DisplayName("Q1 · a name has one reference however it was typed, another for another name or another subject")
    void namesAreComparedByReference() {
        String zhang = references.nameReferenceOf("sr_a", "张伟");
        assertThat(references.nameReferenceOf("sr_a", " 张　伟 ")).isEqualTo(zhang);
        assertThat(references.nameReferenceOf("sr_a", "Ａnna Li"))
                .isEqualTo(references.nameReferenceOf("sr_a", "ANNA LI"));
        assertThat(references.nameReferenceOf("sr_a", "张炜")).isNotEqualTo(zhang);
        assertThat(references.nameReferenceOf("sr_b", "张伟")).isNotEqualTo(zhang);
        assertThat(zhang).matches("sn_[A-Za-z0-9_-]{27}").doesNotContain("张");
    }
}
