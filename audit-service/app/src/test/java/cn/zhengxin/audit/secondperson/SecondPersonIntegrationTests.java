package cn.zhengxin.audit.secondperson;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.audit.AuditServiceIntegration;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Generated from the OpenAPI document: every operation that decides on another person's proposal is tried by that person. */
class SecondPersonIntegrationTests extends AuditServiceIntegration {

    @Autowired
    private BeanFactory beans;

    @Test
    @DisplayName("O1 · every operation that needs a second person has a scenario, and every scenario an operation")
    void everyOperationIsTried() {
        assertThat(scenarios().map(SecondPersonScenario::operationId))
                .containsExactlyInAnyOrderElementsOf(operations())
                .isNotEmpty();
    }

    @Test
    @DisplayName("O1 · every operation called a decision or an approval is marked as a second person's")
    void everyDecisionIsMarked() {
        assertThat(paths().properties().stream()
                        .filter(path -> path.getKey().endsWith("-decision")
                                || path.getKey().endsWith("/approval"))
                        .flatMap(path -> path.getValue().valueStream())
                        .map(operation -> operation.path("x-second-person").asBoolean(false)))
                .isNotEmpty()
                .containsOnly(true);
    }

    @TestFactory
    @DisplayName("O1, O3 · nobody decides on their own proposal, under this account or another")
    Stream<DynamicTest> nobodyDecidesOnTheirOwn() {
        return scenarios()
                .map(scenario -> DynamicTest.dynamicTest(
                        "O1 · " + scenario.operationId(),
                        () -> assertThat(scenario.decideOnOwnProposal(FIXTURE, beans))
                                .hasSizeGreaterThanOrEqualTo(2)
                                .allSatisfy(answer -> {
                                    assertThat(answer.statusCode())
                                            .as(answer.body())
                                            .isEqualTo(403);
                                    assertThat(FIXTURE.json(answer).path("code").asString())
                                            .isEqualTo("O1");
                                })));
    }

    private static List<String> operations() {
        return paths().valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(operation -> operation.path("x-second-person").asBoolean(false))
                .map(operation -> operation.path("operationId").asString())
                .toList();
    }

    private static JsonNode paths() {
        return FIXTURE.json(FIXTURE.get(FIXTURE.auditor(), "/v3/api-docs")).path("paths");
    }

    private static Stream<SecondPersonScenario> scenarios() {
        return new ClassFileImporter()
                .importPackages("cn.zhengxin.audit").stream()
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
