package cn.zhengxin.deploy.servers;

import java.nio.file.Path;

/** Keycloak. */
public final class KeycloakServer extends RunningServer {
    public KeycloakServer(Path folder, int port) {
        super("keycloak", folder, port);
    }

    @Override
    String title() {
        return "Keycloak";
    }

    @Override
    GuardedProcess launch() {
        throw new StartRefused(StartRefused.Reason.NOT_OFFERED_HERE, "Keycloak is not offered yet.");
    }

    @Override
    public boolean isReady() {
        return false;
    }
}
