package cn.zhengxin.deploy.local;

import cn.zhengxin.deploy.servers.RunningServer;
import java.nio.file.Path;
import java.util.Optional;

/** A server of {@code deploy/servers}. */
record ServerProcess(RunningServer server) implements PlatformProcess {
    @Override
    public String name() {
        return server.name();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public Optional<Long> pid() {
        return server.pid();
    }

    @Override
    public boolean isReady() {
        return server.isReady();
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public void killHard() {
        server.killHard();
    }

    @Override
    public void freeze() {
        server.freeze();
    }

    @Override
    public void thaw() {
        server.thaw();
    }

    @Override
    public Path logFile() {
        return server.logFile();
    }
}
