package cn.zhengxin.dispute.subjectrights;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services are that know about queries and proofs.
 *
 * @param query the query service
 * @param audit the audit service
 */
@Validated
@ConfigurationProperties("zhengxin.dispute")
public record SubjectRightsProperties(
        @NotNull @Valid Peer query, @NotNull @Valid Peer audit) {

    /** A service of this platform. */
    public record Peer(@NotNull URI baseUrl) {}
}
