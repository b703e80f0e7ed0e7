package cn.zhengxin.query.gate;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Where authorizations and operators are asked about. */
@Validated
@ConfigurationProperties("zhengxin.query.authorization")
public record AuthorizationProperties(@NotNull URI baseUrl) {}
