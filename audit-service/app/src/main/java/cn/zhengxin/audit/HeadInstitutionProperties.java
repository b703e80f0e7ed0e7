package cn.zhengxin.audit;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who looks after all institutions: its people check alerts of every one (U7).
 *
 * @param headInstitution code of the institution at the head of the bank
 */
@Validated
@ConfigurationProperties("zhengxin.audit")
public record HeadInstitutionProperties(
        @DefaultValue("B00000") @NotBlank String headInstitution) {}
