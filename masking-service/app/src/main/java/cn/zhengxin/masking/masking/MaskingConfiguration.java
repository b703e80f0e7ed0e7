package cn.zhengxin.masking.masking;

import cn.zhengxin.identity.AccessRules;
import cn.zhengxin.identity.Role;
import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.masking.model.ReportMasking;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

@Configuration(proxyBeanMethods = false)
class MaskingConfiguration {

    @Bean
    ReportMasking reportMasking() {
        return new ReportMasking(
                Arrays.stream(ReportType.values()).collect(Collectors.toMap(Function.identity(), FieldCatalogue::of)));
    }

    @Bean
    AccessRules maskingAccessRules() {
        return registry ->
                registry.requestMatchers(HttpMethod.POST, "/api/v1/maskings").hasRole(Role.SERVICE.word());
    }
}
