package cn.zhengxin.deploy.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback address. */
public final class Ports {
    // Below the range from which the kernel serves outgoing connections, so that nobody gets one by accident in
    // between.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** A port nobody listens on; never the same one twice in this JVM. */
    public static int free() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port) && GIVEN_OUT.add(port)) {
                return port;
            }
        }
        throw new StartRefused(
                StartRefused.Reason.PORT_TAKEN,
                "No free port was found between " + LOWEST + " and " + HIGHEST + ": stop some programs and try again.");
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * Looks before a server would fail on it.
     *
     * @param wantedBy named in the sentence, for example {@code PostgreSQL}
     * @throws StartRefused when somebody else listens on the port
     */
    public static void requireFree(int port, String wantedBy) {
        if (!isFree(port)) {
            throw new StartRefused(
                    StartRefused.Reason.PORT_TAKEN,
                    "Port " + port + ", wanted by " + wantedBy
                            + ", is taken by another program: stop that program or choose other ports.");
        }
    }
}
