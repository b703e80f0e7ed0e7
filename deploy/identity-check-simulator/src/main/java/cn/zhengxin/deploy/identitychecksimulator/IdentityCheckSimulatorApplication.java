package cn.zhengxin.deploy.identitychecksimulator;

import java.io.IOException;
import java.time.Clock;

/** Starts the simulator on {@code ZHENGXIN_PORT} and {@code ZHENGXIN_CONTROL_PORT}; runs until it is ended. */
public final class IdentityCheckSimulatorApplication {
    private static final int PORT = 8092;
    private static final int CONTROL_PORT = 8093;

    private IdentityCheckSimulatorApplication() {}

    /**
     * Starts.
     *
     * @throws IOException when a port is taken
     */
    public static void main(String[] arguments) throws IOException {
        IdentityCheckSimulator simulator = IdentityCheckSimulator.start(
                port("ZHENGXIN_PORT", PORT), port("ZHENGXIN_CONTROL_PORT", CONTROL_PORT), Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    }

    private static int port(String variable, int otherwise) {
        String text = System.getenv(variable);
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
