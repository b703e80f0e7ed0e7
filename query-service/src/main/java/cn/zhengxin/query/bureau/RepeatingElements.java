package cn.zhengxin.query.bureau;

import java.util.Set;

/** Elements of a report that may repeat, and therefore are arrays also when they occur once. */
final class RepeatingElements {

    private static final Set<String> NAMES = Set.of(
            // personal report
            "PA01CH",
            "PB01BH",
            "PB03",
            "PB04",
            "PC010D01",
            "PC02AH",
            "PC02BH",
            "PC02DH",
            "PC02KH",
            "PC030H",
            "PC040H",
            "PD01",
            "PD01DH",
            "PD01EH",
            "PD01FH",
            "PD01GH",
            "PD01HH",
            "PD01ZH",
            "PD02",
            "PD02ZH",
            "PD03",
            "PD03ZH",
            "PE01",
            "PE01ZH",
            "PF01",
            "PF01ZH",
            "PF02",
            "PF02ZH",
            "PF03",
            "PF03ZH",
            "PF04",
            "PF04ZH",
            "PF05",
            "PF05ZH",
            "PF06",
            "PF06ZH",
            "PF07",
            "PF07ZH",
            "PF08",
            "PF08ZH",
            "PG01",
            "PG010H",
            "PH01",
            // enterprise report
            "EA01CH",
            "EB01BH",
            "EC020H",
            "EC030H",
            "EC04",
            "EC05",
            "ED01",
            "ED01BH",
            "ED01CH",
            "ED01ZH",
            "ED02",
            "ED02ZH",
            "ED03",
            "ED03ZH",
            "ED04",
            "ED04ZH",
            "EE01",
            "EE01ZH",
            "EF01",
            "EF01ZH",
            "EF02",
            "EF02ZH",
            "EF03",
            "EF03ZH",
            "EF04",
            "EF04ZH",
            "EF05",
            "EF05ZH",
            "EF06",
            "EF06ZH",
            "EG01",
            "EH01",
            "EH010H",
            "EI01");

    private RepeatingElements() {}

    static boolean contains(String element) {
        return NAMES.contains(element);
    }
}
