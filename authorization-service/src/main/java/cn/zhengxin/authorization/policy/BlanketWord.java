package cn.zhengxin.authorization.policy;

import cn.zhengxin.authorization.text.PlainText;
import java.util.Set;

/**
 * A word that turns a purpose statement into a blank cheque (A2).
 *
 * @param harmlessIn compounds in which the same characters mean something else: 等级 is a grade, 等 is "and so on"
 */
public record BlanketWord(String word, Set<String> harmlessIn) {

    public BlanketWord {
        if (word.isBlank()) {
            throw new IllegalArgumentException("A blanket word has characters");
        }
        harmlessIn = Set.copyOf(harmlessIn);
    }

    boolean occursIn(String statement) {
        var rest = PlainText.compact(statement);
        for (var compound : harmlessIn) {
            // A separator, not nothing: two halves must not join into a word nobody wrote.
            rest = rest.replace(PlainText.compact(compound), "|");
        }
        return rest.contains(PlainText.compact(word));
    }
}
