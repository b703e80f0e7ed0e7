package cn.zhengxin.query.disclosure;

import cn.zhengxin.query.disclosure.RelatedParty.Kind;
import cn.zhengxin.query.disclosure.RelatedParty.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Q15: finds the related parties in an enterprise's report. Only in a masked one: whatever masking withheld from this viewer is withheld here
 * as well.
 */
final class RelatedParties {

    /** The bureau's code for an enterprise, where a person could stand as well. */
    private static final String ENTERPRISE = "2";
    /** The bureau's code of a document that only enterprises have. */
    private static final String UNIFIED_CODE = "20";

    private RelatedParties() {}

    static List<RelatedParty> in(MaskedCreditReport report) {
        var parties = new ArrayList<RelatedParty>();
        Map<String, Object> sections = report.sections();
        for (Map<?, ?> investor : groups(group(sections.get("EC02")).get("EC020H"))) {
            parties.add(party(Relation.INVESTOR, investor, kindBy(investor, "EC020D01"), "EC020Q01", "EC020I01"));
        }
        for (Map<?, ?> officer : groups(group(sections.get("EC03")).get("EC030H"))) {
            parties.add(party(Relation.PRINCIPAL_OFFICER, officer, Kind.PERSON, "EC030Q01", "EC030I01"));
        }
        for (Map<?, ?> superior : groups(sections.get("EC04"))) {
            parties.add(party(Relation.SUPERIOR_ORGANISATION, superior, Kind.ENTERPRISE, "EC040Q01", "EC040I01"));
        }
        for (Map<?, ?> controller : groups(sections.get("EC05"))) {
            parties.add(party(
                    Relation.ACTUAL_CONTROLLER, controller, kindBy(controller, "EC050D01"), "EC050Q01", "EC050I01"));
        }
        for (Map<?, ?> liability : groups(sections.get("ED04"))) {
            Map<?, ?> facts = group(liability.get("ED04A"));
            Kind kind = UNIFIED_CODE.equals(facts.get("ED04AD01")) ? Kind.ENTERPRISE : Kind.PERSON;
            parties.add(party(Relation.PRINCIPAL_BORROWER, facts, kind, "ED04AQ01", "ED04AI02"));
        }
        return List.copyOf(parties);
    }

    private static RelatedParty party(Relation relation, Map<?, ?> facts, Kind kind, String name, String number) {
        return new RelatedParty(relation, kind, text(facts.get(name)), text(facts.get(number)));
    }

    private static Kind kindBy(Map<?, ?> facts, String code) {
        return ENTERPRISE.equals(facts.get(code)) ? Kind.ENTERPRISE : Kind.PERSON;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty() ? text : null;
    }

    private static Map<?, ?> group(@Nullable Object value) {
        return value instanceof Map<?, ?> group ? group : Map.of();
    }

    private static List<Map<?, ?>> groups(@Nullable Object value) {
        var groups = new ArrayList<Map<?, ?>>();
        if (value instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof Map<?, ?> group) {
                    groups.add(group);
                }
            }
        }
        return groups;
    }
}
