package cn.zhengxin.masking.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is left of a value. Spelled in data as a word, some with numbers in brackets: {@code keep-ends(3,4)}. */
public sealed interface MaskingForm {

    /** The form as data spell it. */
    String word();

    /**
     * Whether nobody learns more of a value by this form than by the other, whatever the value is. Where neither leaves no more than
     * the other, the two cannot be compared.
     */
    boolean leavesNoMoreThan(MaskingForm other);

    /** The first and the last signs, one star for each in between; stars alone where that would leave nothing hidden. */
    record KeepEnds(int first, int last) implements MaskingForm {

        static final String BOUNDS = "ends of 0 to 12 signs together";

        public KeepEnds {
            if (!isWithinBounds(first, last)) {
                throw new IllegalArgumentException(BOUNDS);
            }
        }

        static boolean isWithinBounds(long first, long last) {
            return first >= 0 && last >= 0 && first + last <= 12;
        }

        @Override
        public String word() {
            return "keep-ends(" + first + "," + last + ")";
        }

        @Override
        public boolean leavesNoMoreThan(MaskingForm other) {
            return other instanceof KeepEnds that && first <= that.first && last <= that.last;
        }
    }

    /** Whole years around the year of the value, for example {@code 1990-1999}; they stay the same however old the person grows. */
    record YearBand(int years) implements MaskingForm {

        static final String BOUNDS = "a band of 2 to 50 years";

        public YearBand {
            if (!isWithinBounds(years)) {
                throw new IllegalArgumentException(BOUNDS);
            }
        }

        static boolean isWithinBounds(long years) {
            return years >= 2 && years <= 50;
        }

        @Override
        public String word() {
            return "year-band(" + years + ")";
        }

        @Override
        public boolean leavesNoMoreThan(MaskingForm other) {
            return switch (other) {
                // Bands begin at multiples of their width, so a wider one is made of whole narrower ones or cuts one.
                case YearBand that -> years % that.years == 0;
                case Plain plain -> Plain.YEAR.leavesNoMoreThan(plain);
                case KeepEnds ends -> false;
                case NumberBand band -> false;
                case Range range -> false;
            };
        }
    }

    /** Whole numbers around the value, for example {@code 650-699}. */
    record NumberBand(int width) implements MaskingForm {

        static final String BOUNDS = "a band of 2 to 1,000,000";

        public NumberBand {
            if (!isWithinBounds(width)) {
                throw new IllegalArgumentException(BOUNDS);
            }
        }

        static boolean isWithinBounds(long width) {
            return width >= 2 && width <= 1_000_000;
        }

        @Override
        public String word() {
            return "number-band(" + width + ")";
        }

        @Override
        public boolean leavesNoMoreThan(MaskingForm other) {
            return other instanceof NumberBand that && width % that.width == 0;
        }
    }

    /**
     * The range that an amount lies in.
     *
     * @param bounds where the ranges begin, ascending, in whole yuan
     */
    record Range(List<Long> bounds) implements MaskingForm {

        static final int MOST = 20;
        static final long LARGEST = 9_999_999_999L;
        static final String BOUNDS = "1 to 20 whole numbers from 0 to 9999999999, ascending";

        public Range {
            bounds = List.copyOf(bounds);
            if (!isWithinBounds(bounds)) {
                throw new IllegalArgumentException(BOUNDS);
            }
        }

        static boolean isWithinBounds(List<Long> bounds) {
            return !bounds.isEmpty()
                    && bounds.size() <= MOST
                    && bounds.stream().allMatch(bound -> bound >= 0 && bound <= LARGEST)
                    && bounds.stream().sorted().distinct().toList().equals(bounds);
        }

        @Override
        public String word() {
            return "range(" + bounds.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")";
        }

        @Override
        public boolean leavesNoMoreThan(MaskingForm other) {
            return switch (other) {
                case Range that -> that.bounds.containsAll(bounds);
                // Each range is then made of whole bands.
                case NumberBand band -> bounds.stream().allMatch(bound -> bound % band.width() == 0);
                case KeepEnds ends -> false;
                case YearBand years -> false;
                case Plain plain -> false;
            };
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

        @Override
        public boolean leavesNoMoreThan(MaskingForm other) {
            return switch (this) {
                case STARS, REMOVED -> true;
                case YEAR -> other == YEAR || other == MONTH || other == DAY;
                case MONTH -> other == MONTH || other == DAY;
                case PROVINCE -> other == PROVINCE || other == DISTRICT;
                case SURNAME, DISTRICT, PROVINCE_CODE, FIRST_AND_DOMAIN, AREA_CODE, DAY, RANGE, ENCRYPTED, PSEUDONYM ->
                    this == other;
            };
        }
    }

    /** What a word turned out to be. */
    sealed interface Reading {

        record Form(MaskingForm form) implements Reading {}

        /**
         * A form whose numbers are not for it.
         *
         * @param bounds what they would have to be
         */
        record OutOfBounds(String bounds) implements Reading {}

        record NoForm() implements Reading {}
    }

    /** Reads a word that may be anything. */
    static Reading read(String word) {
        Matcher numbered = Words.NUMBERED.matcher(word);
        if (!numbered.matches()) {
            return Arrays.<MaskingForm>stream(Plain.values())
                    .filter(form -> form.word().equals(word))
                    .findAny()
                    .<Reading>map(Reading.Form::new)
                    .orElseGet(Reading.NoForm::new);
        }
        List<Long> numbers = Arrays.stream(numbered.group(2).split(",", -1))
                .map(Long::valueOf)
                .toList();
        String name = numbered.group(1);
        if (name.equals("range")) {
            return Range.isWithinBounds(numbers)
                    ? new Reading.Form(new Range(numbers))
                    : new Reading.OutOfBounds(Range.BOUNDS);
        }
        long first = numbers.getFirst();
        return switch (name + "/" + numbers.size()) {
            case "keep-ends/2" ->
                KeepEnds.isWithinBounds(first, numbers.getLast())
                        ? new Reading.Form(
                                new KeepEnds((int) first, numbers.getLast().intValue()))
                        : new Reading.OutOfBounds(KeepEnds.BOUNDS);
            case "year-band/1" ->
                YearBand.isWithinBounds(first)
                        ? new Reading.Form(new YearBand((int) first))
                        : new Reading.OutOfBounds(YearBand.BOUNDS);
            case "number-band/1" ->
                NumberBand.isWithinBounds(first)
                        ? new Reading.Form(new NumberBand((int) first))
                        : new Reading.OutOfBounds(NumberBand.BOUNDS);
            default -> new Reading.NoForm();
        };
    }

    /**
     * Empty for what is no form.
     *
     * @throws IllegalArgumentException when the form's numbers are not for it
     */
    static Optional<MaskingForm> ofWord(String word) {
        return switch (read(word)) {
            case Reading.Form(var form) -> Optional.of(form);
            case Reading.NoForm() -> Optional.empty();
            case Reading.OutOfBounds(var bounds) -> throw new IllegalArgumentException(bounds);
        };
    }

    /** How forms with numbers are spelled. */
    final class Words {
        private static final Pattern NUMBERED =
                Pattern.compile("([a-z-]{1,20})\\(([0-9]{1,10}(?:,[0-9]{1,10}){0,30})\\)");

        private Words() {}
    }
}
