package cn.zhengxin.query;

import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds for every address: who this is, and that bearer tokens are needed. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String BEARER = "bearer";

    @Bean
    OpenApiCustomizer whatHoldsForEveryAddress() {
        return document -> {
            document.info(new Info()
                    .title("Query service")
                    .version("v1")
                    .description("Credit queries: judged by rules and a second person, sent once, shown masked."));
            document.getComponents()
                    .addSecuritySchemes(
                            BEARER,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .bearerFormat("JWT"));
            document.addSecurityItem(new SecurityRequirement().addList(BEARER));
        };
    }
}
