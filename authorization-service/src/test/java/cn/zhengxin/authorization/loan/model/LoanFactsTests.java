package cn.zhengxin.authorization.loan.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LoanFactsTests {

    private static final LoanFacts RUNNING = new LoanFacts(null, AssetClass.NORMAL, false);
    private static final LoanFacts DORMANT = new LoanFacts(null, AssetClass.NORMAL, true);
    private static final LoanFacts SETTLED = new LoanFacts(ClosureReason.SETTLED, null, false);

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(RUNNING, RUNNING, false, false),
                Arguments.of(RUNNING, LoanFacts.nothingKnown(), false, false),
                Arguments.of(RUNNING, DORMANT, false, true),
                Arguments.of(RUNNING, SETTLED, true, false),
                Arguments.of(DORMANT, SETTLED, true, true));
    }

    @ParameterizedTest(name = "A7, A11 · {0} and {1}: ended {2}, dormant {3}")
    @MethodSource("pairs")
    void noLoanHidesAnother(LoanFacts one, LoanFacts other, boolean ended, boolean dormant) {
        for (var both : new LoanFacts[] {one.and(other), other.and(one)}) {
            assertThat(both.hasEnded()).isEqualTo(ended);
            assertThat(both.dormant()).isEqualTo(dormant);
        }
    }
}
