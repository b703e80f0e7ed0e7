package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the faults left behind. */
@Journey
@Order(Stage.RECONCILED_AGAIN)
class ZerosAfterFaultsJourneyTests {

    private final RunningPlatform platform;

    ZerosAfterFaultsJourneyTests(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    @DisplayName("The seven zeros hold after the faults")
    void sevenZerosAfterTheFaults() throws SQLException {
        assertThat(platform.reconcile()).isEmpty();
    }
}
