package cn.zhengxin.query.protectedperson;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who keeps the list of protected persons.
 *
 * @param headInstitution code of the institution whose compliance keeps it, for all institutions of the platform
 */
@ConfigurationProperties("zhengxin.query.protectedperson")
public record ProtectedPersonProperties(
        @DefaultValue("B00000") String headInstitution) {

    public ProtectedPersonProperties {
        if (headInstitution.isBlank()) {
            throw new IllegalArgumentException("zhengxin.query.protectedperson.head-institution is empty");
        }
    }
}
