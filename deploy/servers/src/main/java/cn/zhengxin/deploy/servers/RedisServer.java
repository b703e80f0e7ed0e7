package cn.zhengxin.deploy.servers;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Redis without persistence: what it holds is never the truth, so nothing of it is kept. */
public final class RedisServer extends RunningServer {
    private static final String VERSION = "6.2.6";

    public RedisServer(Path folder, int port) {
        super("redis", folder, port);
    }

    public String host() {
        return "127.0.0.1";
    }

    @Override
    String title() {
        return "Redis";
    }

    @Override
    GuardedProcess launch() {
        List<String> command = List.of(
                binary().toString(),
                "--bind",
                host(),
                "--port",
                Integer.toString(port()),
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory",
                "64mb",
                "--maxmemory-policy",
                "volatile-lru",
                "--daemonize",
                "no");
        return GuardedProcess.start(name(), command, Map.of(), folder(), logFile());
    }

    @Override
    public boolean isReady() {
        return "+PONG".equals(ask("PING"));
    }

    /** Forgets everything, as an operator's slip would. */
    public void flush() {
        String answer = ask("FLUSHALL");
        if (!"+OK".equals(answer)) {
            throw new IllegalStateException("Redis did not flush");
        }
    }

    private String ask(String command) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(host()), port()), 1_000);
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            StringBuilder line = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '\r';
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
            return line.toString();
        } catch (IOException _) {
            return "";
        }
    }

    private static Path binary() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String resource =
                architecture.equals("aarch64") ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
        return Unpacked.once("redis-" + VERSION, empty -> {
                    try (InputStream in = RedisServer.class.getResourceAsStream("/" + resource)) {
                        if (in == null) {
                            throw new FileNotFoundException(resource);
                        }
                        Path binary = empty.resolve("redis-server");
                        Files.copy(in, binary);
                        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));
                    } catch (FileNotFoundException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .resolve("redis-server");
    }
}
