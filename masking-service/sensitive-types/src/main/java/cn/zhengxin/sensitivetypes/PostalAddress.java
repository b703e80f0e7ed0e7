package cn.zhengxin.sensitivetypes;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A postal address in free form, 1 to 300 characters. */
public final class PostalAddress extends SensitiveText {

    private static final int LONGEST = 300;

    /**
     * Province, city, district. A district's name is made of Han characters that name no street, building or village, so that
     * a residential compound (小区) is not taken for a district; what is not recognised is not shown.
     */
    private static final Pattern TO_THE_DISTRICT = Pattern.compile("^(?<province>\\p{IsHan}{2,8}?(?:省|自治区|特别行政区))?"
            + "(?<city>[\\p{IsHan}&&[^省区路街道巷弄号村镇乡栋楼室院]]{1,10}?(?:市|自治州|地区|盟))?"
            + "(?<district>[\\p{IsHan}&&[^省市区县旗路街道巷弄号村镇乡栋幢座楼室院里小社园]]{1,10}?(?:自治县|区|县|市|旗))?");

    private PostalAddress(String value) {
        super(value);
    }

    /**
     * Reads what must be valid.
     *
     * @throws IllegalArgumentException without the value when the text is no address
     */
    public static PostalAddress of(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a postal address"));
    }

    public static Optional<PostalAddress> tryParse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String candidate = text.strip();
        boolean valid = !candidate.isEmpty()
                && candidate.length() <= LONGEST
                && candidate.codePoints().noneMatch(Character::isISOControl);
        return valid ? Optional.of(new PostalAddress(candidate)) : Optional.empty();
    }

    @Override
    public String masked() {
        var matcher = TO_THE_DISTRICT.matcher(reveal());
        return (matcher.lookingAt() ? matcher.group() : "") + "***";
    }
}
