package cn.zhengxin.deploy.bureausimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTests {

    @Test
    void defaults() {
        assertThat(BureauSimulatorApplication.settings(Map.of(), List.of()))
                .isEqualTo(new BureauSimulator.Settings(
                        8090, 8091, Path.of("bureau-data"), SyntheticPopulation.STANDARD_SEED));
    }

    @Test
    void environment() {
        assertThat(BureauSimulatorApplication.settings(
                        Map.of(
                                "ZHENGXIN_PORT", "1",
                                "ZHENGXIN_CONTROL_PORT", "2",
                                "ZHENGXIN_DATA", "/three",
                                "ZHENGXIN_SEED", "4"),
                        List.of()))
                .isEqualTo(new BureauSimulator.Settings(1, 2, Path.of("/three"), 4));
    }

    @Test
    void argumentsWin() {
        assertThat(BureauSimulatorApplication.settings(
                        Map.of("ZHENGXIN_PORT", "1", "ZHENGXIN_DATA", "/three"), List.of("--port=7", "--data=/x")))
                .isEqualTo(new BureauSimulator.Settings(7, 8, Path.of("/x"), SyntheticPopulation.STANDARD_SEED));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> BureauSimulatorApplication.settings(Map.of(), List.of("--odd=1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BureauSimulatorApplication.settings(Map.of("ZHENGXIN_PORT", "x"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
