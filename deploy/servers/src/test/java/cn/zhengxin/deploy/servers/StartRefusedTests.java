package cn.zhengxin.deploy.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A refused start")
class StartRefusedTests {
    @Test
    @DisplayName("names the taken port and who wanted it")
    void namesTheTakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StartRefused refused = catchThrowableOfType(
                    StartRefused.class, () -> Ports.requireFree(taken.getLocalPort(), "PostgreSQL"));
            assertThat(refused.reason()).isEqualTo(StartRefused.Reason.PORT_TAKEN);
            assertThat(refused)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", wanted by PostgreSQL, is taken");
        }
    }

    @Test
    @DisplayName("says how much room is left and how much is needed")
    void saysHowMuchRoomIsNeeded(@TempDir Path folder) {
        StartRefused refused =
                catchThrowableOfType(StartRefused.class, () -> DiskSpace.require(folder, Long.MAX_VALUE / 2, "Kafka"));
        assertThat(refused.reason()).isEqualTo(StartRefused.Reason.DISK_FULL);
        assertThat(refused).hasMessageContaining("MB left and Kafka needs");
    }

    @Test
    @DisplayName("says which JDK was found instead of a JDK 25")
    void saysWhichJdkWasFound(@TempDir Path folder) {
        StartRefused refused = catchThrowableOfType(StartRefused.class, () -> Jdk.java(folder, 17));
        assertThat(refused.reason()).isEqualTo(StartRefused.Reason.NO_JDK);
        assertThat(refused).hasMessageContaining("A JDK 25 is needed").hasMessageContaining("Java 17");
    }
}
