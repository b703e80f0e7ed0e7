package cn.zhengxin.authorization.customerauthorization.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignedTests {

    @Test
    @DisplayName("A4 · a second person makes it active")
    void aSecondPersonMakesItActive() {
        assertThat(Samples.signed().verify(Samples.ZHAO, Samples.NOW, AgeGroup.OF_AGE))
                .isInstanceOfSatisfying(
                        Signed.Examination.Verified.class,
                        verified -> assertThat(verified.active().verification().by())
                                .isEqualTo(Samples.ZHAO));
    }

    @Test
    @DisplayName("A4 · a second person can turn it down")
    void aSecondPersonCanTurnItDown() {
        assertThat(Samples.signed().reject(Samples.ZHAO, Samples.NOW))
                .isInstanceOf(Signed.Examination.TurnedDown.class);
    }

    @Test
    @DisplayName("O1 · whoever entered it cannot verify it, nor reject it")
    void theEnteringOfficerCannotVerify() {
        assertThat(Samples.signed().verify(Samples.LIN, Samples.NOW, AgeGroup.OF_AGE))
                .isInstanceOf(Signed.Examination.NotIndependent.class);
        assertThat(Samples.signed().reject(Samples.LIN, Samples.NOW))
                .isInstanceOf(Signed.Examination.NotIndependent.class);
    }

    @Test
    @DisplayName("O1, O3 · nor can another account of the same employee")
    void anotherAccountOfTheSamePersonCannotVerify() {
        var second = new Party(PartyKind.PERSON, "lin.second", "E1001", "B10001");

        assertThat(Samples.signed().verify(second, Samples.NOW, AgeGroup.OF_AGE))
                .isInstanceOf(Signed.Examination.NotIndependent.class);
    }

    @Test
    @DisplayName("O1 · the witness cannot verify it")
    void theWitnessCannotVerify() {
        assertThat(Samples.signed("E1002").verify(Samples.ZHAO, Samples.NOW, AgeGroup.OF_AGE))
                .isInstanceOf(Signed.Examination.NotIndependent.class);
    }
}
