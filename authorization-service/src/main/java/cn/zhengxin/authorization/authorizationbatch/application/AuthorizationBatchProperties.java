package cn.zhengxin.authorization.authorizationbatch.application;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How large a batch may be (A9). A technical limit: all rows are kept in one transaction, and the whole request has to fit into
 * the largest body.
 *
 * @param mostRows subjects in one call
 */
@Validated
@ConfigurationProperties("zhengxin.authorization.authorizationbatch")
public record AuthorizationBatchProperties(
        @Min(1) @Max(1000) @DefaultValue("500") int mostRows) {}
