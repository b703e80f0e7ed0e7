package cn.zhengxin.authorization.identityprovider.application;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where accounts are carried over to.
 *
 * @param serverUrl address of the identity provider's administration; without it nothing is carried over, and lags behind
 * @param realm where the people are
 * @param clientId of a client that may look at and manage people, look at sign-ins, and nothing else
 * @param clientSecret its secret
 * @param connectTimeout of each call
 * @param readTimeout of each call
 * @param interval how often accounts that lag behind are looked for; a change in this process is carried over at once
 * @param comparisonInterval how often all accounts are compared and sign-ins noted (O7)
 */
@ConfigurationProperties("zhengxin.authorization.identityprovider")
public record IdentityProviderProperties(
        @Nullable URI serverUrl,
        @DefaultValue("credit") String realm,
        @DefaultValue("authorization-service") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("1s") Duration interval,
        @DefaultValue("10m") Duration comparisonInterval) {

    public IdentityProviderProperties {
        if (!connectTimeout.isPositive()
                || !readTimeout.isPositive()
                || !interval.isPositive()
                || !comparisonInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "zhengxin.authorization.identityprovider holds a time that is not positive");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "IdentityProviderProperties[serverUrl=" + serverUrl + ", realm=" + realm + "]";
    }
}
