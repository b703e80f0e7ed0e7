package cn.zhengxin.deploy.bureausimulator;

import cn.zhengxin.sensitivetypes.NationalId;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The people and enterprises the bureau knows. The same seed always gives the same population, so that a launcher, a
 * test and the simulator agree on it without talking to each other.
 *
 * <p>People 1 to 200 have reports; 201 to 203 are not on file; 204 is blocked. Every number, phone, card and name is
 * unique within the population.
 *
 * <p>Numbers from {@value #FIRST_OF_CROWD} on are a crowd for load: all on file, each made when asked for and kept
 * nowhere, because the identity number tells whose it is. They are not among {@link #people()}.
 */
public final class SyntheticPopulation {

    /** The seed of the local platform. */
    public static final long STANDARD_SEED = 20261125L;

    /** The number of the first of the crowd. */
    public static final int FIRST_OF_CROWD = 1001;

    /** A region of the crowd's own, so that an identity number is known as one of theirs. */
    private static final String CROWD_REGION = "330111";

    private static final LocalDate CROWD_BORN = LocalDate.of(1962, 1, 1);
    private static final int CROWD_DAYS = 41 * 365;
    private static final int CROWD_A_DAY = 999;
    private static final int PEOPLE_ON_FILE = 200;
    private static final int PEOPLE_WITHOUT_RECORD = 3;
    private static final int PEOPLE_BLOCKED = 1;
    private static final int ENTERPRISES = 20;

    private static final String[] SURNAMES = {
        "张:zhang", "李:li", "王:wang", "陈:chen", "刘:liu", "杨:yang", "赵:zhao", "黄:huang", "周:zhou", "吴:wu", "徐:xu",
        "孙:sun", "朱:zhu", "马:ma", "胡:hu", "郭:guo", "林:lin", "何:he", "高:gao", "梁:liang"
    };
    private static final String FIRST_GIVEN = "晓思雨子欣嘉俊明海建国文志春秋立宏永景怀";
    private static final String SECOND_GIVEN = "澜珂皓笙棠溪屿翊岚珩曦禾钰砚苒骁璟煜霖筠";

    private static final Map<String, String> REGIONS = Map.of(
            "330106", "浙江省杭州市西湖区",
            "330203", "浙江省宁波市海曙区",
            "320102", "江苏省南京市玄武区",
            "310104", "上海市徐汇区",
            "440305", "广东省深圳市南山区",
            "510104", "四川省成都市锦江区",
            "420106", "湖北省武汉市武昌区",
            "110108", "北京市海淀区");
    private static final String CROWD_REGION_NAME = "浙江省杭州市富阳区";
    private static final List<String> REGION_CODES =
            REGIONS.keySet().stream().sorted().toList();
    private static final String[] STREETS = {"文三路", "中山路", "解放路", "建设大道", "人民路", "长江路", "学院路", "滨河路"};
    private static final String[] PHONE_PREFIXES = {"130", "135", "136", "138", "150", "158", "176", "186", "188", "199"
    };
    private static final String[] CARD_PREFIXES = {"622202", "621700", "622848", "625912", "436742"};
    private static final String[] TRADES = {"软件", "纺织", "机械", "食品", "物流", "建材", "医药", "电子"};

    private final long seed;
    private final List<SyntheticPerson> people;
    private final List<SyntheticEnterprise> enterprises;
    private final Map<String, SyntheticPerson> byNationalId;
    private final Map<String, SyntheticEnterprise> byUnifiedCode;

    private SyntheticPopulation(long seed) {
        this.seed = seed;
        var maker = new Maker(seed);
        people = List.copyOf(maker.people());
        enterprises = List.copyOf(maker.enterprises(people));
        byNationalId = people.stream().collect(Collectors.toMap(SyntheticPerson::nationalId, Function.identity()));
        byUnifiedCode = enterprises.stream()
                .collect(Collectors.toMap(SyntheticEnterprise::unifiedSocialCreditCode, Function.identity()));
    }

    /** The population of the local platform. */
    public static SyntheticPopulation standard() {
        return ofSeed(STANDARD_SEED);
    }

    public static SyntheticPopulation ofSeed(long seed) {
        return new SyntheticPopulation(seed);
    }

    public long seed() {
        return seed;
    }

    public List<SyntheticPerson> people() {
        return people;
    }

    public List<SyntheticEnterprise> enterprises() {
        return enterprises;
    }

    /** The person of that number; {@link IndexOutOfBoundsException} when there is none. */
    public SyntheticPerson person(int number) {
        return number < FIRST_OF_CROWD ? people.get(number - 1) : new Maker(seed + number).oneOfCrowd(number);
    }

    /** The enterprise of that number; {@link IndexOutOfBoundsException} when there is none. */
    public SyntheticEnterprise enterprise(int number) {
        return enterprises.get(number - 1);
    }

    public Optional<SyntheticPerson> findPerson(String nationalId) {
        String number = nationalId.toUpperCase(Locale.ROOT);
        return Optional.ofNullable(byNationalId.get(number)).or(() -> findInCrowd(number));
    }

    private Optional<SyntheticPerson> findInCrowd(String nationalId) {
        if (!nationalId.startsWith(CROWD_REGION)) {
            return Optional.empty();
        }
        return NationalId.tryParse(nationalId)
                .map(id -> ChronoUnit.DAYS.between(CROWD_BORN, id.birthDate()))
                .filter(days -> days >= 0 && days < CROWD_DAYS)
                .map(days -> FIRST_OF_CROWD + days + CROWD_DAYS * (Long.parseLong(nationalId.substring(14, 17)) - 1))
                .filter(number -> number >= FIRST_OF_CROWD)
                .map(number -> person(Math.toIntExact(number)))
                .filter(person -> person.nationalId().equals(nationalId));
    }

    public Optional<SyntheticEnterprise> findEnterprise(String unifiedSocialCreditCode) {
        return Optional.ofNullable(byUnifiedCode.get(unifiedSocialCreditCode.toUpperCase(Locale.ROOT)));
    }

    /** One pass over one random sequence; the order of the draws is what makes a seed reproducible. */
    private static final class Maker {

        private final SplittableRandom random;
        private final Set<String> taken = new HashSet<>();

        Maker(long seed) {
            random = new SplittableRandom(seed);
        }

        List<SyntheticPerson> people() {
            var all = new ArrayList<SyntheticPerson>();
            int total = PEOPLE_ON_FILE + PEOPLE_WITHOUT_RECORD + PEOPLE_BLOCKED;
            for (int number = 1; number <= total; number++) {
                all.add(person(number, standingOf(number)));
            }
            return all;
        }

        private static Standing standingOf(int number) {
            if (number <= PEOPLE_ON_FILE) {
                return Standing.ON_FILE;
            }
            return number <= PEOPLE_ON_FILE + PEOPLE_WITHOUT_RECORD ? Standing.NO_RECORD : Standing.BLOCKED;
        }

        /** Days first, then sequence numbers: neighbours differ in their birthday. */
        SyntheticPerson oneOfCrowd(int number) {
            int place = number - FIRST_OF_CROWD;
            int sequence = 1 + place / CROWD_DAYS;
            if (sequence > CROWD_A_DAY) {
                throw new IndexOutOfBoundsException(number);
            }
            LocalDate born = CROWD_BORN.plusDays(place % CROWD_DAYS);
            String nationalId = CheckDigits.nationalId(CROWD_REGION
                    + born.format(DateTimeFormatter.BASIC_ISO_DATE)
                    + String.format(Locale.ROOT, "%03d", sequence));
            int surname = random.nextInt(SURNAMES.length);
            return person(
                    number,
                    surname,
                    born,
                    sequence % 2 == 0,
                    CROWD_REGION,
                    CROWD_REGION_NAME,
                    () -> nationalId,
                    Standing.ON_FILE);
        }

        private SyntheticPerson person(int number, Standing standing) {
            // The first two carry the surnames of the local customers' accounts.
            int surname = number <= 2 ? number - 1 : random.nextInt(SURNAMES.length);
            boolean female = random.nextBoolean();
            LocalDate born = LocalDate.of(1962, 1, 1).plusDays(random.nextInt(41 * 365));
            String regionCode = REGION_CODES.get(random.nextInt(REGION_CODES.size()));
            return person(
                    number,
                    surname,
                    born,
                    female,
                    regionCode,
                    region(regionCode),
                    () -> nationalId(regionCode, born, female),
                    standing);
        }

        private SyntheticPerson person(
                int number,
                int surname,
                LocalDate born,
                boolean female,
                String regionCode,
                String region,
                Supplier<String> nationalId,
                Standing standing) {
            var phones = new ArrayList<String>();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                phones.add(phone());
            }
            var cards = new ArrayList<String>();
            for (int i = 2 + random.nextInt(4); i > 0; i--) {
                cards.add(card());
            }
            return new SyntheticPerson(
                    number,
                    name(surname),
                    nationalId.get(),
                    born,
                    female,
                    phones,
                    cards,
                    pinyin(surname) + String.format(Locale.ROOT, "%04d", number) + "@mail.example.com",
                    region + street(),
                    region(REGION_CODES.get(random.nextInt(REGION_CODES.size()))) + street(),
                    landline(),
                    region.substring(0, 2) + SECOND_GIVEN.charAt(random.nextInt(20)) + "远"
                            + TRADES[random.nextInt(TRADES.length)] + "有限公司",
                    unique(() -> "E" + digits(8)),
                    new RelatedPerson(
                            name(random.nextInt(SURNAMES.length)),
                            nationalId(regionCode, born.plusDays(random.nextInt(1500)), !female),
                            phone()),
                    standing);
        }

        List<SyntheticEnterprise> enterprises(List<SyntheticPerson> people) {
            var all = new ArrayList<SyntheticEnterprise>();
            for (int number = 1; number <= ENTERPRISES; number++) {
                String regionCode = REGION_CODES.get(random.nextInt(REGION_CODES.size()));
                String region = region(regionCode);
                var officers = new ArrayList<SyntheticPerson>();
                for (int i = 0; i < 3; i++) {
                    officers.add(people.get(10 * number + i - 5));
                }
                all.add(new SyntheticEnterprise(
                        number,
                        region.substring(0, 2) + FIRST_GIVEN.charAt(number - 1) + SECOND_GIVEN.charAt(number - 1)
                                + TRADES[random.nextInt(TRADES.length)] + "有限公司",
                        unique(() -> CheckDigits.unifiedSocialCreditCode("91" + regionCode + unifiedCodeBody())),
                        LocalDate.of(1995, 1, 1).plusDays(random.nextInt(25 * 365)),
                        region + street(),
                        landline(),
                        "office" + String.format(Locale.ROOT, "%02d", number) + "@enterprise.example.com",
                        officers));
            }
            return all;
        }

        private String name(int surname) {
            return unique(() -> SURNAMES[surname].substring(0, 1)
                    + FIRST_GIVEN.charAt(random.nextInt(20))
                    + SECOND_GIVEN.charAt(random.nextInt(20)));
        }

        private static String pinyin(int surname) {
            return SURNAMES[surname].substring(2);
        }

        private static String region(String code) {
            return REGIONS.getOrDefault(code, "");
        }

        private String nationalId(String regionCode, LocalDate born, boolean female) {
            return unique(() -> {
                // The last digit of the sequence tells the sex: odd for men.
                int sequence = 2 * random.nextInt(499) + (female ? 2 : 1);
                return CheckDigits.nationalId(regionCode
                        + born.format(DateTimeFormatter.BASIC_ISO_DATE)
                        + String.format(Locale.ROOT, "%03d", sequence));
            });
        }

        private String phone() {
            return unique(() -> PHONE_PREFIXES[random.nextInt(PHONE_PREFIXES.length)] + digits(8));
        }

        private String card() {
            return unique(() -> {
                String prefix = CARD_PREFIXES[random.nextInt(CARD_PREFIXES.length)];
                return CheckDigits.luhn(prefix + digits(random.nextBoolean() ? 12 : 9));
            });
        }

        private String landline() {
            return "0571-8" + digits(7);
        }

        private String street() {
            return STREETS[random.nextInt(STREETS.length)]
                    + (1 + random.nextInt(500)) + "号"
                    + (1 + random.nextInt(30)) + "幢"
                    + (101 + random.nextInt(2000)) + "室";
        }

        private String unifiedCodeBody() {
            String alphabet = CheckDigits.unifiedCodeAlphabet();
            var body = new StringBuilder("MA");
            while (body.length() < 9) {
                body.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            return body.toString();
        }

        private String digits(int count) {
            var digits = new StringBuilder();
            while (digits.length() < count) {
                digits.append((char) ('0' + random.nextInt(10)));
            }
            return digits.toString();
        }

        private String unique(Supplier<String> draw) {
            while (true) {
                String value = draw.get();
                if (taken.add(value)) {
                    return value;
                }
            }
        }
    }
}
