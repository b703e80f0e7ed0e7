package cn.zhengxin.authorization.text;

import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** M2: looks for numbers in free text that would be shown there unmasked, in whatever grouping and width they are written. */
public final class PersonalNumbers {

    private static final String GAP = "[\\s\\p{Z}\\p{Pd}]*";
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}\\p{Pd}]");

    /** Looks ahead, so that every digit is tried as the first of a number. */
    private static final Pattern IDENTITY = Pattern.compile("(?=((?:[0-9]" + GAP + "){17}[0-9Xx]))");

    private static final Pattern MOBILE = Pattern.compile(
            "(?<![0-9])(?:(?:\\+|00)?86" + GAP + ")?(1" + GAP + "[3-9](?:" + GAP + "[0-9]){9})(?![0-9])");

    private PersonalNumbers() {}

    public static boolean occurIn(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return IDENTITY.matcher(normal)
                        .results()
                        .anyMatch(found ->
                                NationalId.tryParse(withoutGaps(found.group(1))).isPresent())
                || MOBILE.matcher(normal)
                        .results()
                        .anyMatch(found -> PhoneNumber.tryParse(withoutGaps(found.group(1)))
                                .isPresent());
    }

    private static String withoutGaps(String number) {
        return GAPS.matcher(number).replaceAll("");
    }
}
