package cn.zhengxin.deploy.bench.peer;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the peer finds what it needs.
 *
 * @param bureauUrl the simulator, without a slash at the end
 * @param keyStore made when missing
 */
@ConfigurationProperties("zhengxin.peer")
record PeerProperties(URI bureauUrl, Path keyStore, String keyStorePassword) {

    /** Without the password. */
    @Override
    public String toString() {
        return "PeerProperties[bureauUrl=" + bureauUrl + ", keyStore=" + keyStore + "]";
    }
}
