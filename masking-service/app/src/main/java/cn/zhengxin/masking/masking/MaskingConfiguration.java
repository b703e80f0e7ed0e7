package cn.zhengxin.masking.masking;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.masking.model.FieldUnmasking;
import cn.zhengxin.masking.masking.model.ReportMasking;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PseudonymProperties.class)
class MaskingConfiguration {

    @Bean
    ReportMasking reportMasking(FieldCatalogues catalogues, PseudonymProperties pseudonyms) {
        return new ReportMasking(catalogues.byType(), pseudonyms.keys());
    }

    @Bean
    FieldUnmasking fieldUnmasking(FieldCatalogues catalogues) {
        return new FieldUnmasking(catalogues);
    }

    @Bean
    AccessRules maskingAccessRules() {
        return registry ->
                registry.requestMatchers(HttpMethod.POST, "/api/v1/maskings").hasRole(Role.SERVICE.word());
    }
}
