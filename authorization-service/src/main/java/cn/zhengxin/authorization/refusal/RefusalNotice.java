package cn.zhengxin.authorization.refusal;

import cn.zhengxin.authorization.text.PlainText;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One version of the neutral words a subject is given who refuses to authorize (A17). */
record RefusalNotice(
        String version,
        Instant effectiveFrom,
        String consequence,
        List<Alternative> alternatives,
        String complaintChannel) {

    /** Something else the subject can show instead of a credit report. */
    record Alternative(String code, String text) {}

    RefusalNotice {
        alternatives = List.copyOf(alternatives);
        if (consequence.isBlank() || complaintChannel.isBlank() || alternatives.isEmpty()) {
            throw new IllegalArgumentException(
                    "A notice tells the consequence, the alternatives and where to complain");
        }
    }

    Set<String> alternativeCodes() {
        return alternatives.stream().map(Alternative::code).collect(Collectors.toUnmodifiableSet());
    }

    /** The first of the words that stands somewhere in the notice: nothing in it threatens or speaks of a score. */
    Optional<String> firstOf(Collection<String> forbidden) {
        var texts = Stream.concat(
                        Stream.of(consequence, complaintChannel),
                        alternatives.stream().map(Alternative::text))
                .map(PlainText::compact)
                .toList();
        return forbidden.stream()
                .filter(word -> texts.stream().anyMatch(text -> text.contains(PlainText.compact(word))))
                .findFirst();
    }
}
