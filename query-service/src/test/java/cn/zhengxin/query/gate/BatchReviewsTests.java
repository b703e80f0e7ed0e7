package cn.zhengxin.query.gate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.policychange.model.Bounds;
import cn.zhengxin.query.policychange.model.PolicyNumber;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two lists of rules that no compiler holds together. */
class BatchReviewsTests {

    private static final JavaClasses GATE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.zhengxin.query.gate");

    @Test
    @DisplayName("Q11 · policy may name for a batch's second approver the rules that ask for a reviewer, and no other")
    void namesTheRulesThatAskForAReviewer() {
        List<String> asking = GateRules.all().stream()
                .filter(rule -> asksForAReviewer(GATE.get(rule.getClass())))
                .map(GateRule::rule)
                .toList();

        assertThat(asking).isNotEmpty();
        assertThat(((Bounds.SomeOf) PolicyNumber.BATCH_REVIEWS.bounds()).words())
                .containsExactlyInAnyOrderElementsOf(asking);
    }

    @Test
    @DisplayName("Q · the tests know every rule that stands at the gate")
    void testsKnowEveryRule() {
        assertThat(GATE.stream()
                        .filter(type -> !type.isInterface() && type.isAssignableTo(GateRule.class))
                        .map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(GateRules.all().stream()
                        .map(rule -> rule.getClass().getName())
                        .toList());
    }

    private static boolean asksForAReviewer(JavaClass rule) {
        return rule.getFieldAccessesFromSelf().stream()
                .anyMatch(access -> access.getTargetOwner().isEquivalentTo(ReviewBy.class)
                        && access.getName().equals(ReviewBy.REVIEWER.name()));
    }
}
