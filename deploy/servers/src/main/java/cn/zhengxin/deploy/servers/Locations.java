package cn.zhengxin.deploy.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/** What the build wrote down: where the servers' own files lie, and where unpacked ones are kept. */
final class Locations {
    private static final Properties WRITTEN = read();

    private Locations() {}

    static String kafkaClassPath() {
        return WRITTEN.getProperty("kafka.classpath");
    }

    static Path keycloakZip() {
        return Path.of(WRITTEN.getProperty("keycloak.zip"));
    }

    static String keycloakVersion() {
        return WRITTEN.getProperty("keycloak.version");
    }

    static String postgresqlVersion() {
        return WRITTEN.getProperty("postgresql.version");
    }

    /** Unpacked binaries are the same for every data folder, so all share one place per user. */
    static Path cache() {
        String configured = System.getenv("ZHENGXIN_SERVERS_CACHE");
        return configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "zhengxin", "servers")
                : Path.of(configured);
    }

    private static Properties read() {
        try (InputStream in = Locations.class.getResourceAsStream("locations.properties")) {
            if (in == null) {
                throw new IllegalStateException("locations.properties is missing from this library");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
