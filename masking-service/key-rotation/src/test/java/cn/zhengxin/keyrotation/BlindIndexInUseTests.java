package cn.zhengxin.keyrotation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.JdbcBlindIndex.Opened;
import cn.zhengxin.encryption.MacSuite;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BlindIndexInUseTests {

    private static final String TOLD = "Subject references go on being made as those in the database are";

    private final BlindIndex ofTheDatabase = new BlindIndex(MacSuite.HMAC_SM3, new byte[32]);
    private final Opened opened = new Opened(ofTheDatabase, MacSuite.HMAC_SM3);

    @Test
    @DisplayName("N1 · another keyed digest than the database's is told, and the database's stays")
    void tellsAnotherOne(CapturedOutput output) {
        assertThat(BlindIndexInUse.told(opened, MacSuite.HMAC_SHA_256)).isSameAs(ofTheDatabase);
        assertThat(output).containsOnlyOnce(TOLD);
    }

    @Test
    @DisplayName("N1 · of the one that is set nothing is told")
    void saysNothingOfTheSame(CapturedOutput output) {
        assertThat(BlindIndexInUse.told(opened, MacSuite.HMAC_SM3)).isSameAs(ofTheDatabase);
        assertThat(output).doesNotContain(TOLD);
    }
}
