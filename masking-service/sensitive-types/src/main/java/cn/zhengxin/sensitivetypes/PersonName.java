package cn.zhengxin.sensitivetypes;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person's name as written in the identity document: one to sixty characters, no control characters, no digits. */
public final class PersonName extends SensitiveText {

    /** What is no name has no surname. */
    public static final int NO_NAME = -1;

    private static final int LONGEST = 60;
    private static final char FIRST_IDEOGRAPH = '一';
    private static final char LAST_IDEOGRAPH = '龥';

    /** Surnames of two characters that are in common use. */
    private static final Set<String> COMPOUND_SURNAMES = Set.of(
            "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "夏侯", "独孤", "南宫", "长孙", "宇文", "轩辕", "端木",
            "百里", "呼延", "东郭", "西门", "申屠", "公冶", "濮阳", "淳于", "单于", "太叔", "仲孙", "钟离", "闻人", "赫连", "澹台", "拓跋");

    /** First signs of compound surnames: few names begin so, and the others need no second look. */
    private static final String BEGINNINGS = COMPOUND_SURNAMES.stream()
            .map(name -> name.substring(0, 1))
            .distinct()
            .collect(Collectors.joining());

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
        return surnameLength(candidate.toCharArray(), 0, candidate.length()) == NO_NAME
                ? Optional.empty()
                : Optional.of(new PersonName(candidate));
    }

    /**
     * How many of these signs are the surname; {@link #NO_NAME} where they are no name. For whoever reads a great many and makes no
     * objects of them; blanks around a name are the caller's to leave out.
     */
    public static int surnameLength(char[] text, int offset, int length) {
        int characters = 0;
        boolean letter = false;
        for (int i = offset; i < offset + length; characters++) {
            char sign = text[i];
            if (sign >= FIRST_IDEOGRAPH && sign <= LAST_IDEOGRAPH) {
                letter = true;
                i++;
                continue;
            }
            int character = Character.codePointAt(text, i, offset + length);
            if (Character.isISOControl(character) || Character.isDigit(character)) {
                return NO_NAME;
            }
            letter |= Character.isLetter(character);
            i += Character.charCount(character);
        }
        if (!letter || characters > LONGEST) {
            return NO_NAME;
        }
        if (characters > 2
                && BEGINNINGS.indexOf(text[offset]) >= 0
                && COMPOUND_SURNAMES.contains(new String(text, offset, 2))) {
            return 2;
        }
        return Character.charCount(Character.codePointAt(text, offset, offset + length));
    }

    /** The surname; for names of other build (with a middle dot, or in Latin letters) only the first character. */
    public String surname() {
        String name = reveal();
        return name.substring(0, surnameLength(name.toCharArray(), 0, name.length()));
    }

    /** One star whatever the length: how long a given name is, is nobody's business. */
    @Override
    public String masked() {
        return surname() + "*";
    }
}
