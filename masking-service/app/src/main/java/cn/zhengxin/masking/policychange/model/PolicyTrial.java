package cn.zhengxin.masking.policychange.model;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.masking.model.MaskedCreditReport;
import cn.zhengxin.masking.masking.model.ReportMasking;
import cn.zhengxin.masking.masking.model.Viewer;
import cn.zhengxin.masking.masking.model.Viewing;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.FieldDecision;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policy.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** M6: masks samples under the version in force and under a proposed one, side by side. Masks as answers are masked, by the same engine. */
public final class PolicyTrial {

    private final ReportMasking masking;
    private final FieldCatalogues catalogues;
    private final MaskingPolicy inForce;
    private final MaskingPolicy proposed;

    public PolicyTrial(
            ReportMasking masking, FieldCatalogues catalogues, MaskingPolicy inForce, MaskingPolicy proposed) {
        this.masking = masking;
        this.catalogues = catalogues;
        this.inForce = inForce;
        this.proposed = proposed;
    }

    /**
     * Every role, channel and purpose for which some element of the catalogue meets another rule or form, whatever the samples hold; with
     * how many.
     */
    public List<AffectedViewing> affected() {
        var roles = new TreeSet<String>();
        Stream.of(inForce, proposed).forEach(policy -> policy.rules().forEach(line -> roles.add(line.role())));
        var affected = new ArrayList<AffectedViewing>();
        List<CataloguedField> fields = catalogues.fields();
        for (String role : roles) {
            for (Channel channel : Channel.values()) {
                for (Purpose purpose : Purpose.values()) {
                    Set<String> viewer = Set.of(role);
                    long differing = fields.stream()
                            .filter(field -> !inForce.decide(viewer, purpose, channel, field)
                                    .equals(proposed.decide(viewer, purpose, channel, field)))
                            .count();
                    if (differing > 0) {
                        affected.add(new AffectedViewing(
                                new TrialViewing(viewer, purpose, channel), Math.toIntExact(differing)));
                    }
                }
            }
        }
        return affected;
    }

    /** How many elements of the catalogue somebody would see otherwise. */
    public record AffectedViewing(TrialViewing viewing, int elements) {}

    /** One sample for one viewer. */
    public TriedReport of(TrialSample sample, TrialViewing viewing, boolean differencesOnly) {
        var seen = new Viewing(new Viewer("trial", viewing.roles(), null), viewing.purpose(), viewing.channel());
        MaskedCreditReport before = masking.mask(sample.report(), sample.subjectNames(), seen, inForce);
        MaskedCreditReport after = masking.mask(sample.report(), sample.subjectNames(), seen, proposed);
        var walk = new Walk(catalogues.of(sample.report().type()), viewing);
        walk.object(sample.report().content(), before.sections(), after.sections(), "", "");
        List<TriedReport.TriedField> differing =
                walk.fields.stream().filter(TriedReport.TriedField::differs).toList();
        return new TriedReport(
                sample.name(), viewing, differing.size(), differencesOnly ? differing : walk.fields, before.withheld());
    }

    /** Along the raw report, and beside it along both masked ones, which have its shape where they have anything. */
    private final class Walk {

        private final FieldCatalogue catalogue;
        private final TrialViewing viewing;
        private final List<TriedReport.TriedField> fields = new ArrayList<>();

        Walk(FieldCatalogue catalogue, TrialViewing viewing) {
            this.catalogue = catalogue;
            this.viewing = viewing;
        }

        void object(ObjectNode raw, @Nullable JsonNode before, @Nullable JsonNode after, String path, String place) {
            for (Map.Entry<String, JsonNode> member : raw.properties()) {
                String name = member.getKey();
                value(
                        member.getValue(),
                        before == null ? null : before.get(name),
                        after == null ? null : after.get(name),
                        path.isEmpty() ? name : path + "." + name,
                        place.isEmpty() ? name : place + "." + name);
            }
        }

        private void value(
                JsonNode raw, @Nullable JsonNode before, @Nullable JsonNode after, String path, String place) {
            if (raw instanceof ObjectNode object) {
                object(object, before, after, path, place);
            } else if (raw instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    value(
                            array.get(i),
                            before == null ? null : before.get(i),
                            after == null ? null : after.get(i),
                            path,
                            place + "[" + i + "]");
                }
            } else {
                // An element that nobody has classified may have a name that is personal data itself; the engine names
                // it safely.
                catalogue.find(path).ifPresent(field -> add(field, place, before, after));
            }
        }

        private void add(CataloguedField field, String place, @Nullable JsonNode before, @Nullable JsonNode after) {
            fields.add(new TriedReport.TriedField(place, shown(inForce, field, before), shown(proposed, field, after)));
        }

        private TriedReport.Shown shown(MaskingPolicy policy, CataloguedField field, @Nullable JsonNode value) {
            FieldDecision decision = policy.decide(viewing.roles(), viewing.purpose(), viewing.channel(), field);
            return new TriedReport.Shown(
                    decision.rule(), decision.form(), value == null || value.isContainer() ? null : value.asString());
        }
    }
}
