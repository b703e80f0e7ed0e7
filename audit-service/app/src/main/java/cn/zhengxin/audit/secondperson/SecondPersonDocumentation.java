package cn.zhengxin.audit.secondperson;

import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SecondPersonDocumentation {

    @Bean
    OperationCustomizer secondPersonMark() {
        return (operation, method) -> {
            if (method.hasMethodAnnotation(SecondPerson.class)) {
                operation.addExtension("x-second-person", true);
            }
            return operation;
        };
    }
}
