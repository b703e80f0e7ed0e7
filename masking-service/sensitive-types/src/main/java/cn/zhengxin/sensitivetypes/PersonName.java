package cn.zhengxin.sensitivetypes;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person's name as written in the identity document: one to sixty characters, no control characters, no digits. */
public final class PersonName extends SensitiveText {

    private static final int LONGEST = 60;

    /** Surnames of two characters that are in common use. */
    private static final Set<String> COMPOUND_SURNAMES = Set.of(
            "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "夏侯", "独孤", "南宫", "长孙", "宇文", "轩辕", "端木",
            "百里", "呼延", "东郭", "西门", "申屠", "公冶", "濮阳", "淳于", "单于", "太叔", "仲孙", "钟离", "闻人", "赫连", "澹台", "拓跋");

    private PersonName(String value) {
        super(value);
    }

    /**
     * Reads what must be valid.
     *
     * @throws IllegalArgumentException without the value when the text is no name
     */
    public static PersonName of(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a person's name"));
    }

    public static Optional<PersonName> tryParse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String candidate = text.strip();
        boolean valid = !candidate.isEmpty()
                && candidate.codePointCount(0, candidate.length()) <= LONGEST
                && candidate.codePoints().anyMatch(Character::isLetter)
                && candidate.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.isDigit(c));
        return valid ? Optional.of(new PersonName(candidate)) : Optional.empty();
    }

    /** The surname; for names of other build (with a middle dot, or in Latin letters) only the first character. */
    public String surname() {
        String name = reveal();
        int characters = name.codePointCount(0, name.length());
        if (characters > 2 && COMPOUND_SURNAMES.contains(name.substring(0, 2))) {
            return name.substring(0, 2);
        }
        return name.substring(0, name.offsetByCodePoints(0, 1));
    }

    /** One star whatever the length: how long a given name is, is nobody's business. */
    @Override
    public String masked() {
        return surname() + "*";
    }
}
