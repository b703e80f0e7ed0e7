package cn.zhengxin.sensitivetypes;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A postal address in free form, 1 to 300 characters. */
public final class PostalAddress extends SensitiveText {

    /** What is no address has no district, not even an unknown one. */
    public static final int NO_ADDRESS = -1;

    private static final int LONGEST = 300;

    private static final String[] PROVINCES = {"省", "自治区", "特别行政区"};
    private static final String[] CITIES = {"市", "自治州", "地区", "盟"};
    private static final String[] DISTRICTS = {"自治县", "区", "县", "市", "旗"};

    /** What the name of a city has no sign of. */
    private static final String NOT_OF_A_CITY = "省区路街道巷弄号村镇乡栋楼室院";

    /**
     * What the name of a district has no sign of: it names no street, building or village, so that a residential compound (小区)
     * is not taken for a district; what is not recognised is not shown.
     */
    private static final String NOT_OF_A_DISTRICT = "省市区县旗路街道巷弄号村镇乡栋幢座楼室院里小社园";

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
        return districtLength(candidate.toCharArray(), 0, candidate.length()) == NO_ADDRESS
                ? Optional.empty()
                : Optional.of(new PostalAddress(candidate));
    }

    @Override
    public String masked() {
        String address = reveal();
        return address.substring(0, districtLength(address.toCharArray(), 0, address.length())) + "***";
    }

    /**
     * How many of these signs tell province, city and district; {@link #NO_ADDRESS} where they are no address. For whoever reads a
     * great many and makes no objects of them; blanks around an address are the caller's to leave out.
     */
    public static int districtLength(char[] text, int offset, int length) {
        int end = offset + length;
        if (length == 0 || length > LONGEST) {
            return NO_ADDRESS;
        }
        for (int i = offset; i < end; i++) {
            if (Character.isISOControl(text[i])) {
                return NO_ADDRESS;
            }
        }
        int province = behind(text, offset, end, 2, 8, "", PROVINCES);
        int city = behind(text, province, end, 1, 10, NOT_OF_A_CITY, CITIES);
        return behind(text, city, end, 1, 10, NOT_OF_A_DISTRICT, DISTRICTS) - offset;
    }

    /** Where a name of so many Han signs ends together with what it is, or where it would have begun. */
    private static int behind(char[] text, int from, int end, int fewest, int most, String unfit, String[] endings) {
        int at = from;
        for (int signs = 1; signs <= most && at < end; signs++) {
            int sign = Character.codePointAt(text, at, end);
            if (!isHan(sign) || unfit.indexOf(sign) >= 0) {
                return from;
            }
            at += Character.charCount(sign);
            if (signs >= fewest && at < end) {
                for (String ending : endings) {
                    if (text[at] == ending.charAt(0) && startsWith(ending, text, at, end)) {
                        return at + ending.length();
                    }
                }
            }
        }
        return from;
    }

    private static boolean startsWith(String ending, char[] text, int at, int end) {
        for (int i = 0; i < ending.length(); i++) {
            if (at + i >= end || text[at + i] != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHan(int sign) {
        return (sign >= 0x4E00 && sign <= 0x9FA5) || Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN;
    }
}
