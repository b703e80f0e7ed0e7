package cn.zhengxin.identity;

import java.net.URI;
import org.springframework.web.client.RestClient;

/** Makes the clients with which one service calls another. */
public interface ServiceRestClients {

    /**
     * A client that carries this service's token and the trace, gives up after the configured times, and throws
     * {@link DependencyUnavailable} when the peer is unreachable, answers 5xx, or refuses this service's token. Other 4xx
     * answers are thrown as {@link org.springframework.web.client.HttpClientErrorException} unless handled.
     *
     * @param dependency fixed name of the peer: {@code authorization-service}
     */
    RestClient forPeer(String dependency, URI baseUrl);
}
