package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ValueNature;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.PostalAddress;

/**
 * What is known to belong to the persons of a report: looked for everywhere else, however it is written (M3). Of a bounded
 * number; where a report tells of more, wording can no longer be searched for all of them and must not be shown.
 */
final class KnownValues {

    static final int MOST = 4096;

    private static final int SHORTEST_NUMBER = 6;
    private static final int SHORTEST_NUMBER_WITHOUT_ITS_LAST = 11;
    private static final int SHORTEST_NAME = 2;
    private static final int SHORTEST_ADDRESS = 5;
    private static final int LONGEST = 512;
    private static final String BELOW_THE_DISTRICT = "***";

    private final KnownTexts numbers = new KnownTexts(4);
    private final KnownTexts names = new KnownTexts(SHORTEST_NAME);
    private boolean overfull;

    void add(FieldKind kind, String value) {
        if (value.length() > LONGEST) {
            // No value of a person is that long; what stands here is not what its kind says.
            overfull = true;
            return;
        }
        switch (kind.nature()) {
            case NAME, EMAIL -> {
                String name = FoldedText.compact(value, false);
                if (name.codePointCount(0, name.length()) >= SHORTEST_NAME) {
                    add(names, name);
                }
            }
            case IDENTITY_NUMBER, PHONE, LANDLINE, CARD_NUMBER, ACCOUNT_NUMBER -> {
                addNumber(value);
                addAllButTheLast(kind.nature(), value);
                // The number the same person had before 1999 leaves out the century and the check character.
                NationalId.tryParse(value)
                        .map(NationalId::reveal)
                        .filter(number -> number.startsWith("19", 6))
                        .ifPresent(number -> addNumber(number.substring(0, 6) + number.substring(8, 17)));
            }
            case ADDRESS -> PostalAddress.tryParse(value).ifPresent(this::addAddress);
            case ANYTHING -> {}
        }
    }

    /** The last character of an identity number and of a card can be worked out, and that of a phone be tried. */
    private void addAllButTheLast(ValueNature nature, String value) {
        switch (nature) {
            case IDENTITY_NUMBER, PHONE, CARD_NUMBER -> {
                String number = FoldedText.compact(value, true);
                if (number.length() >= SHORTEST_NUMBER_WITHOUT_ITS_LAST) {
                    add(numbers, number.substring(0, number.length() - 1));
                }
            }
            case NAME, EMAIL, LANDLINE, ACCOUNT_NUMBER, ADDRESS, ANYTHING -> {}
        }
    }

    private void addNumber(String value) {
        String number = FoldedText.compact(value, true);
        if (number.length() >= SHORTEST_NUMBER) {
            add(numbers, number);
        }
    }

    /** What an address says below the district, whole and as far as the number of the house: so much is enough to find the door. */
    private void addAddress(PostalAddress address) {
        String whole = address.reveal();
        String door = whole.substring(address.masked().length() - BELOW_THE_DISTRICT.length());
        addPlace(door);
        int house = door.indexOf('号');
        if (house >= 0) {
            addPlace(door.substring(0, house + 1));
        }
    }

    private void addPlace(String place) {
        String compact = FoldedText.compact(place, true);
        boolean numbered = compact.chars().anyMatch(sign -> sign >= '0' && sign <= '9');
        if (compact.length() >= (numbered ? SHORTEST_ADDRESS : SHORTEST_NUMBER)) {
            add(numbers, compact);
        }
    }

    private void add(KnownTexts texts, String text) {
        if (numbers.size() + names.size() >= MOST) {
            overfull = true;
        } else {
            texts.add(text);
        }
    }

    /** More was told than is kept: nothing can be said to be free of it. */
    boolean isOverfull() {
        return overfull;
    }

    KnownTexts numbers() {
        return numbers;
    }

    KnownTexts names() {
        return names;
    }
}
