package cn.zhengxin.authorization.template.model;

import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.text.PersonalNumbers;
import cn.zhengxin.authorization.text.PlainText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A template as somebody proposes it; {@link #examine} names everything at fault in one answer (A2, A3). */
public record TemplateProposal(
        @Nullable String version,
        @Nullable String title,
        List<ProposedParagraph> paragraphs,
        @Nullable Instant effectiveFrom) {

    private static final Pattern VERSION = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])(\\.[1-9][0-9]?)?");
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_PARAGRAPH = 2000;
    private static final int MOST_PARAGRAPHS = 60;

    /** What only its own clause can say. */
    private static final Map<KeyClause, Placeholder> WHERE = Map.of(
            KeyClause.PURPOSE, Placeholder.PURPOSE,
            KeyClause.SCOPE, Placeholder.SCOPE,
            KeyClause.TERM, Placeholder.TERM,
            KeyClause.RECIPIENTS, Placeholder.RECIPIENTS);

    public TemplateProposal {
        paragraphs = List.copyOf(paragraphs);
    }

    /** A paragraph nobody has looked at yet. */
    public record ProposedParagraph(
            @Nullable KeyClause keyClause, @Nullable String text) {}

    /** What the examination found. */
    public sealed interface Examination {
        record Sound(String version, ConsentText text, Instant effectiveFrom) implements Examination {}

        record Faulty(List<TemplateFault> faults) implements Examination {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    public Examination examine(AuthorizationPolicy policy, Instant now) {
        var faults = new ArrayList<TemplateFault>();
        if (version == null || !VERSION.matcher(version).matches()) {
            faults.add(new TemplateFault(RuleCode.A1, "version", "a year and a month such as 2027-01 or 2027-01.2"));
        }
        if (effectiveFrom == null) {
            faults.add(new TemplateFault(RuleCode.A1, "effectiveFrom", "is missing"));
        } else if (effectiveFrom.isBefore(now)) {
            faults.add(new TemplateFault(RuleCode.A1, "effectiveFrom", "is not in the past"));
        }
        var soundTitle = text("title", title, LONGEST_TITLE, faults);
        var soundParagraphs = paragraphs(policy, faults);
        keyClauses(faults);
        for (var wanted : List.of(Placeholder.NAME, Placeholder.INSTITUTION)) {
            if (soundParagraphs.stream().noneMatch(one -> one.text().contains(wanted.mark()))) {
                faults.add(new TemplateFault(RuleCode.A1, "paragraphs", "leave room for " + wanted.mark()));
            }
        }
        if (!faults.isEmpty() || version == null || effectiveFrom == null || soundTitle == null) {
            return new Examination.Faulty(faults);
        }
        return new Examination.Sound(version, new ConsentText(soundTitle, soundParagraphs), effectiveFrom);
    }

    private List<Paragraph> paragraphs(AuthorizationPolicy policy, List<TemplateFault> faults) {
        var sound = new ArrayList<Paragraph>();
        if (paragraphs.isEmpty() || paragraphs.size() > MOST_PARAGRAPHS) {
            faults.add(new TemplateFault(RuleCode.A1, "paragraphs", "from 1 to " + MOST_PARAGRAPHS + " paragraphs"));
            return sound;
        }
        for (int index = 0; index < paragraphs.size(); index++) {
            var field = "paragraphs[" + index + "].text";
            var clause = paragraphs.get(index).keyClause();
            var text = text(field, paragraphs.get(index).text(), LONGEST_PARAGRAPH, faults);
            if (text == null) {
                continue;
            }
            sound.add(new Paragraph(clause, text));
            if (!Placeholder.allKnown(text)) {
                faults.add(new TemplateFault(RuleCode.A1, field, "braces hold the name of a placeholder only"));
            }
            if (clause == KeyClause.PURPOSE && policy.isBlanket(text)) {
                faults.add(new TemplateFault(
                        RuleCode.A2, field, "A2: the purpose holds no blanket such as 等, 相关 or 业务需要"));
            }
            var placeholder = clause == null ? null : WHERE.get(clause);
            if (placeholder != null && !text.contains(placeholder.mark())) {
                faults.add(new TemplateFault(RuleCode.A3, field, "leaves room for " + placeholder.mark()));
            }
        }
        return sound;
    }

    /** A3: each of them once, so that each can be ticked by itself. */
    private void keyClauses(List<TemplateFault> faults) {
        for (var clause : KeyClause.values()) {
            var times = paragraphs.stream()
                    .filter(paragraph -> paragraph.keyClause() == clause)
                    .count();
            if (times != 1) {
                faults.add(new TemplateFault(
                        RuleCode.A3, "paragraphs", "exactly one paragraph is the key clause " + clause));
            }
        }
    }

    private static @Nullable String text(String field, @Nullable String text, int longest, List<TemplateFault> faults) {
        if (text == null || PlainText.compact(text).isEmpty()) {
            faults.add(new TemplateFault(RuleCode.A1, field, "is missing"));
            return null;
        }
        if (text.length() > longest) {
            faults.add(new TemplateFault(RuleCode.A1, field, "at most " + longest + " characters"));
            return null;
        }
        if (!PlainText.isAll(text)) {
            faults.add(new TemplateFault(RuleCode.A1, field, "one line of visible characters, no control characters"));
            return null;
        }
        if (PersonalNumbers.occurIn(text)) {
            faults.add(new TemplateFault(RuleCode.A1, field, "holds no identity number or mobile number"));
            return null;
        }
        return text.strip();
    }
}
