package cn.zhengxin.query.bureau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.RequestNumber;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BureauAnswerReaderTests {

    private final BureauAnswerReader reader = new BureauAnswerReader();
    private final RequestNumber number = RequestNumber.of(CreditQueryId.next());

    @Test
    @DisplayName("A report becomes its sections: groups objects, repeatable elements arrays, leaves texts")
    void aReportBecomesItsSections() throws UnreadableAnswer {
        var answer = read("<Result>ANSWERED</Result><Document><PB02><PB020D01>10</PB020D01><PB020Q01/></PB02>"
                + "<PH01><PH010R01>2026-03-01</PH010R01></PH01><X><Y>1</Y><Y>2</Y><Y>3</Y></X></Document>");

        assertThat(((BureauAnswer.ReportFound) answer).report().reveal())
                .isEqualTo(Map.of(
                        "PB02", Map.of("PB020D01", "10", "PB020Q01", ""),
                        "PH01", List.of(Map.of("PH010R01", "2026-03-01")),
                        "X", Map.of("Y", List.of("1", "2", "3"))));
        assertThat(((BureauAnswer.ReportFound) answer).report()).hasToString("RawCreditReport[***]");
    }

    @Test
    @DisplayName("Nobody known, and refused, are answers")
    void nobodyKnownAndRefusedAreAnswers() throws UnreadableAnswer {
        assertThat(read("<Result>NO_RECORD</Result>")).isEqualTo(new BureauAnswer.NoRecord());
        assertThat(read("<Result>REJECTED</Result>")).isEqualTo(new BureauAnswer.Rejected());
    }

    @Test
    @DisplayName("Q12 · an answer to another request is no answer")
    void anAnswerToAnotherRequestIsNoAnswer() {
        byte[] body = body(RequestNumber.of(CreditQueryId.next()), "<Result>NO_RECORD</Result>");

        assertThatThrownBy(() -> reader.read(body, number)).isInstanceOf(UnreadableAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<CreditReportResponse>",
                "<html/>",
                "<CreditReportResponse/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><CreditReportResponse><RequestNumber>&x;</RequestNumber></CreditReportResponse>",
                "<!DOCTYPE a [<!ENTITY x \"y\">]><CreditReportResponse><RequestNumber>&x;</RequestNumber></CreditReportResponse>",
                "<NeverSeen/>"
            })
    @DisplayName("What is not of the agreed form is no answer; entities and document types least of all")
    void whatIsNotOfTheAgreedFormIsNoAnswer(String body) {
        assertThatThrownBy(() -> reader.read(body.getBytes(StandardCharsets.UTF_8), number))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageNotContaining("/etc");
    }

    @Test
    @DisplayName("Half an answer is no answer")
    void halfAnAnswerIsNoAnswer() {
        byte[] whole = body(number, "<Result>ANSWERED</Result><Document><PA01>1</PA01></Document>");

        for (int length = 0; length < whole.length; length++) {
            byte[] half = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> reader.read(half, number)).isInstanceOf(UnreadableAnswer.class);
        }
    }

    @Test
    @DisplayName("An answer nested deeper than any report is no answer")
    void anAnswerNestedTooDeeplyIsNoAnswer() {
        String deep = "<a>".repeat(10_000) + "</a>".repeat(10_000);

        assertThatThrownBy(() -> read("<Result>ANSWERED</Result><Document>" + deep + "</Document>"))
                .isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    @DisplayName("Q12 · only the bureau's own word says that it has never seen an inquiry")
    void onlyTheBureausOwnWordSaysNeverSeen() {
        assertThatThrownBy(() -> reader.requireNeverSeen("<html>404</html>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableAnswer.class);
    }

    private BureauAnswer.Settled read(String inner) throws UnreadableAnswer {
        return reader.read(body(number, inner), number);
    }

    private static byte[] body(RequestNumber number, String inner) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><CreditReportResponse><RequestNumber>" + number.value()
                        + "</RequestNumber>" + inner + "</CreditReportResponse>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
