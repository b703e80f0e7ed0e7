package cn.zhengxin.authorization.identityprovider.keycloak;

import cn.zhengxin.authorization.identityprovider.application.IdentityProviderProperties;
import jakarta.ws.rs.client.ClientBuilder;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Without the address of a Keycloak there is none: see {@link NoKeycloakConfiguration}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("zhengxin.authorization.identityprovider.server-url")
class KeycloakConfiguration {

    private static final int CONNECTIONS = 8;

    @Bean
    Keycloak keycloak(IdentityProviderProperties properties) {
        var client = ClientBuilder.newBuilder()
                .connectTimeout(properties.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(properties.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .property("resteasy.connectionPoolSize", CONNECTIONS)
                .register(JacksonProvider.class, 100)
                .build();
        return KeycloakBuilder.builder()
                .serverUrl(Objects.requireNonNull(properties.serverUrl()).toString())
                .realm(properties.realm())
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(properties.clientId())
                .clientSecret(properties.clientSecret())
                .resteasyClient(client)
                .build();
    }

    @Bean
    KeycloakAccounts keycloakAccounts(Keycloak keycloak, IdentityProviderProperties properties) {
        return new KeycloakAccounts(
                keycloak.realm(properties.realm()),
                () -> keycloak.tokenManager().grantToken().getToken());
    }
}
