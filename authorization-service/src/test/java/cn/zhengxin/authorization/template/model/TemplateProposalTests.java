package cn.zhengxin.authorization.template.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.SamplePolicy;
import cn.zhengxin.authorization.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateProposalTests {

    @Test
    @DisplayName("A3 · accepts a text with every key clause once and room for what it must say")
    void acceptsASoundText() {
        assertThat(examine(paragraphs(), "2027-01.2"))
                .isInstanceOfSatisfying(
                        TemplateProposal.Examination.Sound.class,
                        sound -> assertThat(sound.text().paragraphs()).hasSize(6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @DisplayName("A2, A3 · refuses")
    void refuses(String name, int index, TemplateProposal.ProposedParagraph instead, String field, String rule) {
        var paragraphs = new ArrayList<>(paragraphs());
        if (instead == null) {
            paragraphs.remove(index);
        } else {
            paragraphs.set(index, instead);
        }

        assertThat(examine(paragraphs, "2027-01"))
                .isInstanceOfSatisfying(
                        TemplateProposal.Examination.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(fault -> fault.field() + " " + fault.rule())
                                .contains(field + " " + rule));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("a blanket purpose", 1, one(KeyClause.PURPOSE, "{purpose}等"), "paragraphs[1].text", "A2"),
                Arguments.of("a purpose of its own", 1, one(KeyClause.PURPOSE, "贷款"), "paragraphs[1].text", "A3"),
                Arguments.of("no scope", 2, null, "paragraphs", "A3"),
                Arguments.of("a clause twice", 2, one(KeyClause.TERM, "{term}"), "paragraphs", "A3"),
                Arguments.of("no room for the term", 3, one(KeyClause.TERM, "一年"), "paragraphs[3].text", "A3"),
                Arguments.of("no room for the name", 0, one(null, "{institution}"), "paragraphs", "A1"),
                Arguments.of("an unknown placeholder", 5, one(null, "{salary}"), "paragraphs[5].text", "A1"),
                Arguments.of("an open brace", 5, one(null, "{name"), "paragraphs[5].text", "A1"),
                Arguments.of("a hidden character", 5, one(null, "撤\u200b回"), "paragraphs[5].text", "A1"),
                Arguments.of("an empty paragraph", 5, one(null, " "), "paragraphs[5].text", "A1"),
                Arguments.of("a person's number", 5, one(null, "联系 110101199003070134"), "paragraphs[5].text", "A1"),
                Arguments.of("a long paragraph", 5, one(null, "撤".repeat(2001)), "paragraphs[5].text", "A1"));
    }

    @Test
    @DisplayName("A3 · what a value says is never read as a placeholder")
    void valuesAreNoPlaceholders() {
        var text = new ConsentText("书", List.of(new Paragraph(null, "{name}，{term}")));

        assertThat(text.fill(placeholder -> placeholder == Placeholder.NAME ? "{term}$1" : "明天")
                        .plain())
                .isEqualTo("书\n{term}$1，明天\n");
    }

    private static TemplateProposal.Examination examine(
            List<TemplateProposal.ProposedParagraph> paragraphs, String version) {
        return new TemplateProposal(version, "授权书", paragraphs, Samples.NOW)
                .examine(SamplePolicy.version1(), Samples.NOW);
    }

    private static List<TemplateProposal.ProposedParagraph> paragraphs() {
        return List.of(
                one(null, "{name} {institution}"),
                one(KeyClause.PURPOSE, "{purpose}"),
                one(KeyClause.SCOPE, "{scope}"),
                one(KeyClause.TERM, "{term}"),
                one(KeyClause.RECIPIENTS, "{recipients}"),
                one(KeyClause.RIGHT_TO_WITHDRAW, "随时撤回"));
    }

    private static TemplateProposal.ProposedParagraph one(KeyClause clause, String text) {
        return new TemplateProposal.ProposedParagraph(clause, text);
    }
}
