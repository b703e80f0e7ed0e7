package cn.zhengxin.query.policychange.application;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who changes the policy.
 *
 * @param headInstitution code of the institution whose people propose and decide; the policy is one for all institutions
 */
@Validated
@ConfigurationProperties("zhengxin.query.policychange")
public record PolicyChangeProperties(
        @DefaultValue("B00000") @NotBlank String headInstitution) {}
