package cn.zhengxin.encryption;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the key service is and which key of it is ours.
 *
 * @param address of the server, without a path; {@code https}, or {@code http} to this machine only, where an agent listens
 * @param namespace absent where the server has none
 * @param mount path of the transit engine
 * @param keyName of an {@code aes256-gcm96} key; neither derived nor convergent
 * @param connectLimit for a connection to be made
 * @param callLimit for a whole call, answer included
 */
public record VaultTransitSettings(
        URI address,
        @Nullable String namespace,
        String mount,
        String keyName,
        Duration connectLimit,
        Duration callLimit) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,60}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*");

    public VaultTransitSettings {
        String host = address.getHost();
        boolean here = "127.0.0.1".equals(host) || "localhost".equals(host) || "[::1]".equals(host);
        String path = address.getPath();
        if (host == null
                || !("https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && here))
                || !(path == null || path.isEmpty() || path.equals("/"))
                || address.getUserInfo() != null) {
            throw new IllegalArgumentException("The key service is reached over https, by host and port alone");
        }
        if (!NAME.matcher(keyName).matches() || !PATH.matcher(mount).matches()) {
            throw new IllegalArgumentException("Not the name of a key or of a mount");
        }
        if (namespace != null && !PATH.matcher(namespace).matches()) {
            throw new IllegalArgumentException("Not a namespace");
        }
    }
}
