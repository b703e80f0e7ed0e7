package cn.zhengxin.query.disclosure;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Where reports are masked. */
@Validated
@ConfigurationProperties("zhengxin.query.masking")
public record MaskingProperties(@NotNull URI baseUrl) {}
