package cn.zhengxin.deploy.bureausimulator;

import cn.zhengxin.deploy.bureausimulator.ReportElement.Group;
import cn.zhengxin.deploy.bureausimulator.ReportElement.Leaf;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report of a synthetic person or enterprise. It walks the documented structure; the value of an element comes
 * from the person where the element means something about them, and from a random sequence of their own otherwise. The
 * same subject and the same inquiry always give the same report, to the byte.
 */
final class ReportGenerator {

    private static final ZoneId BUREAU_ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter REPORT_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);
    private static final YearMonth LAST_MONTH = YearMonth.of(2026, 10);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 20);
    private static final int MONTHS_OF_REPAYMENT = 24;

    private final SyntheticPopulation population;
    private final ReportStructure personal = ReportStructure.of(ReportType.PERSONAL);
    private final ReportStructure enterprise = ReportStructure.of(ReportType.ENTERPRISE);

    ReportGenerator(SyntheticPopulation population) {
        this.population = population;
    }

    Group reportOn(SyntheticPerson person, Inquiry inquiry) {
        return new Walk(inquiry, person, null, new SplittableRandom(population.seed() * 31 + person.number()))
                .document(personal);
    }

    Group reportOn(SyntheticEnterprise subject, Inquiry inquiry) {
        var representative = subject.officers().getFirst();
        return new Walk(
                        inquiry,
                        representative,
                        subject,
                        new SplittableRandom(population.seed() * 37 + subject.number()))
                .document(enterprise);
    }

    /** One report in the making. */
    private static final class Walk {

        private final Inquiry inquiry;
        private final SyntheticPerson person;
        private final SyntheticEnterprise company;
        private final SplittableRandom random;
        private final boolean complete;
        private final int accounts;
        private final int historyMonths;

        private int section;
        private int entry;
        private int entries;
        private boolean card;

        Walk(Inquiry inquiry, SyntheticPerson person, @Nullable SyntheticEnterprise company, SplittableRandom random) {
            this.inquiry = inquiry;
            this.person = person;
            this.company = company == null ? NO_COMPANY : company;
            this.random = random;
            // The first three of each kind have something of everything, so that examples and demonstrations are full.
            this.complete = (company == null ? person.number() : company.number()) <= 3;
            this.accounts = person.cards().size() + 3 + random.nextInt(9);
            this.historyMonths = 12 + random.nextInt(25);
        }

        Group document(ReportStructure structure) {
            var sections = new ArrayList<ReportElement>();
            for (var node : structure.sections()) {
                int count = node.repeats() ? occurrences(node.name()) : 1;
                for (section = 0; section < count; section++) {
                    card = node.name().equals("PD01")
                            && section < person.cards().size();
                    entry = 0;
                    sections.add(group(node));
                }
            }
            return new Group("Document", sections);
        }

        private Group group(ReportStructure.Node node) {
            var children = new ArrayList<ReportElement>();
            int before = entries;
            entries = node.children().stream()
                    .filter(ReportStructure.Node::repeats)
                    .findFirst()
                    .map(child -> occurrences(child.name()))
                    .orElse(before);
            boolean ownEntries = node.children().stream().anyMatch(ReportStructure.Node::repeats);
            for (var child : node.children()) {
                int count = child.repeats() ? entries : 1;
                for (int i = 0; i < count; i++) {
                    if (child.repeats()) {
                        entry = i;
                    }
                    if (child.kind().equals("group")) {
                        children.add(group(child));
                    } else {
                        children.add(new Leaf(
                                child.name(), ownEntries && countsEntries(child.name()) ? "" + entries : value(child)));
                    }
                }
            }
            entries = before;
            return new Group(node.name(), children);
        }

        /** The leaf that says how many entries follow it is true; totals over accounts are figures of their own. */
        private static boolean countsEntries(String name) {
            return switch (name) {
                case "PC02AS02", "PC02BS02", "PD01ES01" -> true;
                case "PC02AS01", "PC02BS01", "PC02KS01" -> false;
                default -> name.endsWith("S01");
            };
        }

        private int occurrences(String name) {
            return switch (name) {
                case "PA01CH", "PC010D01", "PB03", "PB04" -> 2;
                case "PB01BH" -> person.phones().size();
                case "PD01" -> accounts;
                case "PD01DH" -> MONTHS_OF_REPAYMENT;
                case "PD01EH" -> historyMonths;
                case "PD02" -> 2;
                case "PC02AH" -> 3;
                case "PG01", "EH01" -> 1;
                case "PG010H", "EH010H" -> 2;
                case "PH01", "EI01" -> 10 + random.nextInt(30);
                case "EC030H" -> company.officers().size();
                case "EC020H" -> 2;
                case "ED01" -> 4 + random.nextInt(8);
                case "ED01BH" -> MONTHS_OF_REPAYMENT;
                case "EG01" -> 3;
                default -> complete ? 1 + random.nextInt(2) : Math.max(0, random.nextInt(4) - 1);
            };
        }

        private String value(ReportStructure.Node node) {
            return switch (node.name()) {
                case "PA01AI01", "EA01AI01" -> inquiry.reportNumber();
                case "PA01AR01", "EA01AR01" -> REPORT_TIME.format(inquiry.time().atZone(BUREAU_ZONE));
                case "PA01BI02", "EA01BI02" -> inquiry.institution();
                case "PA01BD02", "EA01BD01" -> inquiry.reason();
                case "PA01BD01", "PB020D02", "PD03AD09", "EC030D02", "EC050D02", "ED04AD01" -> "10";
                case "PA01CD01" -> "02";
                case "PA01CI01" -> person.passport();
                case "PA01ES01", "EA01DS01" -> "0";
                case "PB01AD01" -> person.female() ? "2" : "1";
                case "PB01BQ01" -> person.phones().get(entry);
                case "PB01AQ03" -> person.registeredAddress();
                case "PB020Q01", "PD03AQ03" -> person.related().name();
                case "PB020I01", "PD03AI01" -> person.related().nationalId();
                case "PB020Q03" -> person.related().phone();
                case "PD01AI01" -> "PD01-" + (section + 1);
                case "PD01AD01" -> card ? "R2" : "D1";
                case "PD01AI03" -> card ? person.cards().get(section) : "JN" + (2010 + random.nextInt(16)) + digits(10);
                case "PD02AI01" -> "PD02-" + (section + 1);
                case "ED01AI01", "ED02AI01", "ED03AI01", "ED04AI01" ->
                    node.name().substring(0, 4) + "-" + (section + 1);
                case "PD01DR01" -> month(LAST_MONTH.minusMonths(MONTHS_OF_REPAYMENT - 1L));
                case "PD01DR03" -> month(LAST_MONTH.minusMonths(MONTHS_OF_REPAYMENT - 1L - entry));
                case "PD01ER01" -> month(LAST_MONTH.minusMonths(historyMonths - 1L));
                case "PD01ER03" -> month(LAST_MONTH.minusMonths(historyMonths - 1L - entry));
                case "PD01DR02", "PD01ER02", "PD01CR01" -> month(LAST_MONTH);
                case "PD01DD01", "PD01ED01" -> random.nextInt(20) == 0 ? "" + (1 + random.nextInt(3)) : "N";
                case "PG010D02", "EH010D02" -> (company.number() == 0 ? "PD01-" : "ED01-") + 1;
                case "EA01BI01", "EC040I01" -> company.unifiedSocialCreditCode();
                case "EC020D01", "EC050D01" -> "1";
                case "EC020D02" -> "10";
                case "EC030D01" -> "" + (entry + 1);
                case "EC020Q01" -> officer(entry).name();
                case "EC020I01" -> officer(entry).nationalId();
                case "EC030Q01" -> officer(entry).name();
                case "EC030I01" -> officer(entry).nationalId();
                case "EC030Q02" -> officer(entry).phones().getFirst();
                case "EC010R01" -> company.founded().toString();
                case "EC010Q01", "EC010Q02" -> company.address();
                case "EC010Q03" -> company.landline();
                case "EC010Q04" -> company.email();
                default -> byKind(node.kind());
            };
        }

        private SyntheticPerson officer(int index) {
            return company.officers().get(index % company.officers().size());
        }

        private String byKind(String kind) {
            return switch (kind) {
                case "person-name" -> person.name();
                case "identity-number" -> person.nationalId();
                case "phone" -> person.phones().getFirst();
                case "landline" -> person.landline();
                case "email" -> person.email();
                case "address" -> person.address();
                case "birth-date" -> person.birthDate().toString();
                case "employer" -> person.employer();
                case "card-number" -> person.cards().getFirst();
                case "account-number" -> "XY" + (2015 + random.nextInt(11)) + digits(8);
                case "enterprise-name" -> company.name();
                case "unified-code" -> company.unifiedSocialCreditCode();
                case "enterprise-number" -> "3301" + digits(11);
                case "text" -> freeText();
                case "text-short" -> pick("正常", "已结案", "民间借贷纠纷", "买卖合同纠纷", "无", "已履行", "超过85%的信贷用户");
                case "institution" -> pick("B10001", "B20001", "B30007", "C10002", "C20015", "D40001");
                case "institution-name" ->
                    pick("杭州市西湖区人民法院", "国家税务总局杭州市税务局", "杭州市市场监督管理局", "浙江省人力资源和社会保障厅", "中国电信杭州分公司");
                case "region" -> pick("浙江省杭州市", "浙江省宁波市", "江苏省南京市", "上海市");
                case "reference" -> "R" + digits(10);
                case "amount" -> "" + random.nextInt(500_000);
                case "count" -> "" + random.nextInt(24);
                case "score" -> "" + (450 + random.nextInt(450));
                case "code" -> String.format(Locale.ROOT, "%02d", 1 + random.nextInt(40));
                case "date" -> LAST_DAY.minusDays(random.nextInt(3000)).toString();
                case "month" -> month(LAST_MONTH.minusMonths(random.nextInt(100)));
                case "year" -> "" + (2000 + random.nextInt(26));
                case "pattern" ->
                    IntStream.range(0, MONTHS_OF_REPAYMENT)
                            .mapToObj(_ -> random.nextInt(15) == 0 ? "1" : "N")
                            .reduce("", String::concat);
                default -> throw new IllegalStateException("No value for kind " + kind);
            };
        }

        /** Statements as people write them, with numbers where nobody looks for numbers, grouped or not. */
        private String freeText() {
            String id = person.nationalId();
            String phone = person.phones().get(random.nextInt(person.phones().size()));
            String cardNumber = person.cards().get(random.nextInt(person.cards().size()));
            return switch (random.nextInt(8)) {
                case 0 -> "本人" + person.name() + "（身份证号" + id + "）声明：该笔贷款已于到期前结清，逾期记录系银行扣款失败所致。";
                case 1 -> "如需核实请联系本人，手机" + phone + "，邮箱" + person.email() + "。";
                case 2 -> "信用卡" + cardNumber + "曾被他人冒用，已向公安机关报案，案件尚在处理中。";
                case 3 -> "还款账户 " + grouped(cardNumber, ' ') + " 于2024年更换，旧账户扣款失败，非本人恶意拖欠。";
                case 4 ->
                    "联系电话" + phone.substring(0, 3) + "-" + phone.substring(3, 7) + "-" + phone.substring(7)
                            + "，异议已受理，请贷款机构核实后更正。";
                case 5 ->
                    person.name() + "与" + person.related().name() + "（"
                            + person.related().nationalId() + "，电话"
                            + person.related().phone() + "）为共同借款人。";
                case 6 -> "该记录已提出异议，数据报送机构正在核查。";
                default -> "因住院治疗未能按期还款，出院后已全部结清，特此说明。";
            };
        }

        private static String grouped(String number, char separator) {
            var grouped = new StringBuilder();
            for (int i = 0; i < number.length(); i++) {
                if (i > 0 && i % 4 == 0) {
                    grouped.append(separator);
                }
                grouped.append(number.charAt(i));
            }
            return grouped.toString();
        }

        private String pick(String... choices) {
            return choices[random.nextInt(choices.length)];
        }

        private String digits(int count) {
            var digits = new StringBuilder();
            while (digits.length() < count) {
                digits.append((char) ('0' + random.nextInt(10)));
            }
            return digits.toString();
        }

        private static String month(YearMonth month) {
            return month.toString();
        }
    }

    /** Stands in personal reports, where no element asks for an enterprise. */
    private static final SyntheticEnterprise NO_COMPANY =
            new SyntheticEnterprise(0, "", "", LocalDate.of(2000, 1, 1), "", "", "", List.of());
}
