package cn.zhengxin.masking.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is left of a value. Spelled in data as a word, some with numbers in brackets: {@code keep-ends(3,4)}. */
public sealed interface MaskingForm {

    /** The form as data spell it. */
    String word();

    /** The first and the last signs, one star for each in between; stars alone where that would leave nothing hidden. */
    record KeepEnds(int first, int last) implements MaskingForm {

        public KeepEnds {
            if (first < 0 || last < 0 || first + last > 12) {
                throw new IllegalArgumentException("ends of 0 to 12 signs together");
            }
        }

        @Override
        public String word() {
            return "keep-ends(" + first + "," + last + ")";
        }
    }

    /** Whole years around the year of the value, for example {@code 1990-1999}; they stay the same however old the person grows. */
    record YearBand(int years) implements MaskingForm {

        public YearBand {
            if (years < 2 || years > 50) {
                throw new IllegalArgumentException("a band of 2 to 50 years");
            }
        }

        @Override
        public String word() {
            return "year-band(" + years + ")";
        }
    }

    /** Whole numbers around the value, for example {@code 650-699}. */
    record NumberBand(int width) implements MaskingForm {

        public NumberBand {
            if (width < 2 || width > 1_000_000) {
                throw new IllegalArgumentException("a band of 2 to 1,000,000");
            }
        }

        @Override
        public String word() {
            return "number-band(" + width + ")";
        }
    }

    /** Forms without numbers. */
    enum Plain implements MaskingForm {
        /** A name's surname and one star. */
        SURNAME,
        /** An address as far as its province. */
        PROVINCE,
        /** An address as far as its district. */
        DISTRICT,
        /** The first two digits of a region's code, the others nought. */
        PROVINCE_CODE,
        /** The first sign and the domain of an e-mail address. */
        FIRST_AND_DOMAIN,
        /** The area code of a landline. */
        AREA_CODE,
        YEAR,
        MONTH,
        DAY,
        /** The range of the policy's that an amount lies in. */
        RANGE,
        /** A value of the same form, by the recipient's key (M4). */
        ENCRYPTED,
        /** A token of the recipient's own (M4). */
        PSEUDONYM,
        STARS,
        /** Nothing at all. */
        REMOVED;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Empty for what is no form. */
    static Optional<MaskingForm> ofWord(String word) {
        Matcher numbered = Words.NUMBERED.matcher(word);
        if (!numbered.matches()) {
            return Arrays.<MaskingForm>stream(Plain.values())
                    .filter(form -> form.word().equals(word))
                    .findAny();
        }
        List<Integer> numbers = Arrays.stream(numbered.group(2).split(",", -1))
                .map(Integer::valueOf)
                .toList();
        return switch (numbered.group(1) + "/" + numbers.size()) {
            case "keep-ends/2" -> Optional.of(new KeepEnds(numbers.getFirst(), numbers.getLast()));
            case "year-band/1" -> Optional.of(new YearBand(numbers.getFirst()));
            case "number-band/1" -> Optional.of(new NumberBand(numbers.getFirst()));
            default -> Optional.empty();
        };
    }

    /** How forms with numbers are spelled. */
    final class Words {
        private static final Pattern NUMBERED = Pattern.compile("([a-z-]{1,20})\\(([0-9]{1,7}(?:,[0-9]{1,7})?)\\)");

        private Words() {}
    }
}
