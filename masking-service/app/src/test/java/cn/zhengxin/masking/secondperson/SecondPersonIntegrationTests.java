package cn.zhengxin.masking.secondperson;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.PolicyServiceIntegration;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Generated from the OpenAPI document: every operation that decides on another person's request is tried by that person. */
class SecondPersonIntegrationTests extends PolicyServiceIntegration {

    @Test
    @DisplayName("O1 · every operation that needs a second person has a scenario, and every scenario an operation")
    void everyOperationIsTried() {
        assertThat(scenarios().map(SecondPersonScenario::operationId))
                .containsExactlyInAnyOrderElementsOf(operations())
                .isNotEmpty();
    }

    @Test
    @DisplayName("O1 · every operation called an approval is marked as a second person's")
    void everyApprovalIsMarked() {
        assertThat(paths().properties().stream()
                        .filter(path -> path.getKey().endsWith("/approval"))
                        .flatMap(path -> path.getValue().valueStream())
                        .map(operation -> operation.path("x-second-person").asBoolean(false)))
                .isNotEmpty()
                .containsOnly(true);
    }

    @TestFactory
    @DisplayName("O1, O3 · nobody decides on their own request, under this account or another")
    Stream<DynamicTest> nobodyDecidesOnTheirOwn() {
        return scenarios()
                .map(scenario -> DynamicTest.dynamicTest(
                        "O1 · " + scenario.operationId(),
                        () -> assertThat(scenario.decideOnOwnRequest(api()))
                                .hasSizeGreaterThanOrEqualTo(2)
                                .allSatisfy(answer -> {
                                    assertThat(answer.status())
                                            .as(answer.body())
                                            .isEqualTo(403);
                                    assertThat(answer.text("code")).isEqualTo("O1");
                                })));
    }

    private List<String> operations() {
        return paths().valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(operation -> operation.path("x-second-person").asBoolean(false))
                .map(operation -> operation.path("operationId").asString())
                .toList();
    }

    private JsonNode paths() {
        return api().get(OFFICER, "/v3/api-docs").json().path("paths");
    }

    private static Stream<SecondPersonScenario> scenarios() {
        return new ClassFileImporter()
                .importPackages("cn.zhengxin.masking").stream()
                        .filter(found -> found.isAssignableTo(SecondPersonScenario.class) && !found.isInterface())
                        .map(found -> scenario(found.reflect()));
    }

    private static SecondPersonScenario scenario(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (SecondPersonScenario) constructor.newInstance();
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalStateException(type + " cannot be made", unusable);
        }
    }
}
