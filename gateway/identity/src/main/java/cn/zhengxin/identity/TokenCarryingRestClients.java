package cn.zhengxin.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Clients that carry this service's token and turn a silent peer into {@link DependencyUnavailable}. */
final class TokenCarryingRestClients implements ServiceRestClients {

    private final Supplier<RestClient.Builder> builders;
    private final ServiceTokens tokens;
    private final JsonMapper json;
    private final JdkClientHttpRequestFactory requests;

    TokenCarryingRestClients(
            Supplier<RestClient.Builder> builders,
            ServiceTokens tokens,
            JsonMapper json,
            IdentityProperties properties) {
        this.builders = builders;
        this.tokens = tokens;
        // A peer may add fields to its answers before this service knows them; requests stay strict.
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.requests = requestFactory(properties);
    }

    static JdkClientHttpRequestFactory requestFactory(IdentityProperties properties) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(properties.readTimeout());
        return requests;
    }

    @Override
    public RestClient forPeer(String dependency, URI baseUrl) {
        return builders.get()
                .requestFactory(requests)
                .baseUrl(baseUrl)
                .configureMessageConverters(converters ->
                        converters.registerDefaults().withJsonConverter(new JacksonJsonHttpMessageConverter(json)))
                .requestInterceptor((request, body, execution) -> call(dependency, request, body, execution))
                .build();
    }

    private ClientHttpResponse call(
            String dependency, HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        request.getHeaders().setBearerAuth(tokens.accessToken());
        try {
            ClientHttpResponse response = execution.execute(request, body);
            int status = response.getStatusCode().value();
            // A peer that refuses this service's own token is misconfigured: for the request at hand it is away.
            if (status >= 500 || status == 401 || status == 403) {
                response.close();
                throw new DependencyUnavailable(dependency);
            }
            return response;
        } catch (IOException silent) {
            throw new DependencyUnavailable(dependency, silent);
        }
    }
}
