package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the ordinary journeys left behind. */
@Journey
@Order(Stage.RECONCILED)
class ZerosAfterOrdinaryJourneyTests {

    private final RunningPlatform platform;

    ZerosAfterOrdinaryJourneyTests(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    @DisplayName("The seven zeros hold after the ordinary journeys")
    void sevenZerosBeforeTheFaults() throws SQLException {
        assertThat(platform.reconcile()).isEmpty();
    }
}
