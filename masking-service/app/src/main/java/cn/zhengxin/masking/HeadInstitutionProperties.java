package cn.zhengxin.masking;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who decides for all institutions: its people keep the masking policy (M6).
 *
 * @param headInstitution code of the institution at the head of the bank
 */
@Validated
@ConfigurationProperties("zhengxin.masking")
public record HeadInstitutionProperties(
        @DefaultValue("B00000") @NotBlank String headInstitution) {}
