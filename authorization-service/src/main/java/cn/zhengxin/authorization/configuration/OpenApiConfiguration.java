package cn.zhengxin.authorization.configuration;

import cn.zhengxin.identity.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds for every address: bearer tokens, idempotency keys on public writes (N4), problems as errors. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String BEARER = "bearer";
    private static final int LONGEST_KEY = 128;

    @Bean
    OpenApiCustomizer whatHoldsForEveryAddress() {
        return document -> {
            document.info(new Info()
                    .title("Authorization service")
                    .version("v1")
                    .description("Consents of credit subjects, their use, and the operators who may act on them."));
            document.getComponents()
                    .addSecuritySchemes(
                            BEARER,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .bearerFormat("JWT"));
            document.addSecurityItem(new SecurityRequirement().addList(BEARER));
            addProblem(document);
            document.getPaths().forEach(OpenApiConfiguration::complete);
        };
    }

    private static void addProblem(OpenAPI document) {
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(document.getComponents()::addSchemas);
    }

    private static void complete(String path, PathItem item) {
        for (var operation : item.readOperations()) {
            operation.getResponses().addApiResponse("default", problem());
        }
        var post = item.getPost();
        if (post != null && path.startsWith("/api/")) {
            requireIdempotencyKey(post);
        }
    }

    private static ApiResponse problem() {
        return new ApiResponse()
                .description("A problem (RFC 9457): code, category, reasons of rules, errors of fields")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    private static void requireIdempotencyKey(Operation post) {
        post.addParametersItem(new HeaderParameter()
                .name("Idempotency-Key")
                .required(true)
                .description("Repeating a write under the same key gives the first answer")
                .schema(new Schema<String>()
                        .types(Set.of("string"))
                        .minLength(1)
                        .maxLength(LONGEST_KEY)));
    }
}
