package cn.zhengxin.authorization.secondperson;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Generated from the OpenAPI document: every operation that decides on another person's request is tried by that person. */
class SecondPersonIntegrationTests extends AuthorizationServiceIntegration {

    @Test
    @DisplayName("O1 · every operation that needs a second person has a scenario, and every scenario an operation")
    void everyOperationIsTried() {
        assertThat(scenarios().map(SecondPersonScenario::operationId))
                .containsExactlyInAnyOrderElementsOf(operations());
    }

    @TestFactory
    @DisplayName("O1 · nobody decides on their own request")
    Stream<DynamicTest> nobodyDecidesOnTheirOwn() {
        return scenarios()
                .map(scenario -> DynamicTest.dynamicTest("O1 · " + scenario.operationId(), () -> {
                    var answer = scenario.decideOnOwnRequest(api(), clock);
                    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
                    assertThat(answer.text("code")).isIn("O1", "O2");
                }));
    }

    private List<String> operations() {
        return api().get(officerLin(), "/v3/api-docs")
                .json()
                .path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(operation -> operation.path("x-second-person").asBoolean(false))
                .map(operation -> operation.path("operationId").asString())
                .toList();
    }

    private static Stream<SecondPersonScenario> scenarios() {
        return new ClassFileImporter()
                .importPackages("cn.zhengxin.authorization").stream()
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
