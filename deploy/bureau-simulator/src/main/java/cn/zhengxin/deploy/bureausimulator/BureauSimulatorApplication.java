package cn.zhengxin.deploy.bureausimulator;

import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the simulator. Settings come from the environment ({@code ZHENGXIN_PORT}, {@code ZHENGXIN_CONTROL_PORT},
 * {@code ZHENGXIN_DATA}, {@code ZHENGXIN_SEED}, {@code ZHENGXIN_PASSPORT_KEYS}) or, stronger, from arguments ({@code --port=},
 * {@code --control-port=}, {@code --data=}, {@code --seed=}, {@code --passport-keys=}). TLS with certificates on both sides is
 * asked for in the environment alone, because its password is no argument: {@code ZHENGXIN_KEY_STORE},
 * {@code ZHENGXIN_TRUST_STORE}, {@code ZHENGXIN_STORE_PASSWORD}.
 */
public final class BureauSimulatorApplication {

    private static final Logger LOG = LoggerFactory.getLogger(BureauSimulatorApplication.class);
    private static final List<String> NAMES = List.of("port", "control-port", "data", "seed", "passport-keys");

    private BureauSimulatorApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        BureauSimulator.Settings settings;
        try {
            settings = settings(System.getenv(), List.of(arguments));
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            System.exit(2);
            return;
        }
        try {
            var simulator = BureauSimulator.start(settings, Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
            LOG.info("Bureau on port {}, control on port {}", simulator.port(), simulator.controlPort());
        } catch (Exception e) {
            if (e instanceof BindException) {
                LOG.error("Port {} or {} is taken", settings.port(), settings.controlPort());
                System.exit(1);
            }
            throw e;
        }
        new CountDownLatch(1).await();
    }

    static BureauSimulator.Settings settings(Map<String, String> environment, List<String> arguments) {
        var values = new HashMap<String, String>();
        for (String name : NAMES) {
            String variable = switch (name) {
                case "port" -> "ZHENGXIN_PORT";
                case "control-port" -> "ZHENGXIN_CONTROL_PORT";
                case "data" -> "ZHENGXIN_DATA";
                case "passport-keys" -> "ZHENGXIN_PASSPORT_KEYS";
                default -> "ZHENGXIN_SEED";
            };
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                values.put(name, value);
            }
        }
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 3 || !argument.startsWith("--") ? "" : argument.substring(2, equals);
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "Known arguments are --port= --control-port= --data= --seed= --passport-keys=");
            }
            values.put(name, argument.substring(equals + 1));
        }
        try {
            int port = Integer.parseInt(values.getOrDefault("port", "8090"));
            return new BureauSimulator.Settings(
                    port,
                    values.containsKey("control-port") ? Integer.parseInt(values.get("control-port")) : port + 1,
                    Path.of(values.getOrDefault("data", "bureau-data")),
                    Long.parseLong(values.getOrDefault("seed", "" + SyntheticPopulation.STANDARD_SEED)),
                    identity(environment),
                    values.containsKey("passport-keys") ? Path.of(values.get("passport-keys")) : null);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Ports and the seed are whole numbers", e);
        }
    }

    private static @Nullable ServerIdentity identity(Map<String, String> environment) {
        String keyStore = environment.get("ZHENGXIN_KEY_STORE");
        String trustStore = environment.get("ZHENGXIN_TRUST_STORE");
        String password = environment.get("ZHENGXIN_STORE_PASSWORD");
        if (keyStore == null && trustStore == null && password == null) {
            return null;
        }
        if (keyStore == null || trustStore == null || password == null) {
            // Half a setting must not end in plain HTTP.
            throw new IllegalArgumentException(
                    "TLS needs ZHENGXIN_KEY_STORE, ZHENGXIN_TRUST_STORE and ZHENGXIN_STORE_PASSWORD together");
        }
        return new ServerIdentity(Path.of(keyStore), Path.of(trustStore), password);
    }
}
