package cn.zhengxin.deploy.endtoend;

import cn.zhengxin.deploy.local.PortPlan;
import cn.zhengxin.deploy.local.Secrets;
import cn.zhengxin.deploy.servers.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where a running platform is, and where it keeps its things; enough to look behind its back without having started it.
 */
public record PlatformAddress(PortPlan ports, Path dataFolder) {

    public Connection superuser(String database) throws SQLException {
        return new PostgresServer(dataFolder.resolve("postgresql"), ports.postgresql()).superuser(database);
    }

    public Secrets secrets() {
        return Secrets.in(dataFolder);
    }

    public String gatewayUrl() {
        return "http://localhost:" + ports.gateway();
    }

    public String issuer() {
        return "http://localhost:" + ports.keycloak() + "/realms/credit";
    }

    public String bureauControlUrl() {
        return "http://localhost:" + ports.bureauControl();
    }

    public String kafka() {
        return "127.0.0.1:" + ports.kafka();
    }

    public Path logFolder() {
        return dataFolder.resolve("logs");
    }

    /** Where whoever collects traces keeps them; empty where nobody does. */
    public Path traceFolder() {
        return dataFolder.resolve("traces");
    }
}
