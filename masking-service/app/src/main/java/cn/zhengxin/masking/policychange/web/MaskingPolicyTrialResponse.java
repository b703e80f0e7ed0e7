package cn.zhengxin.masking.policychange.web;

import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.Purpose;
import cn.zhengxin.masking.policychange.application.TryPolicy;
import cn.zhengxin.masking.policychange.model.PolicyTrial;
import cn.zhengxin.masking.policychange.model.TrialViewing;
import cn.zhengxin.masking.policychange.model.TriedReport;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a version would change, before and after. */
record MaskingPolicyTrialResponse(
        int version,

        @Schema(description = "The version in force, which it is compared with")
        int comparedWith,

        @Schema(description = "Whether it counts for an approval: only a trial on the delivered samples does")
        boolean deliveredSamples,

        @Schema(description = "Values of all samples and viewings that would be shown otherwise")
        int differences,

        @Schema(description = "Everybody who would see some element otherwise, whatever the samples hold")
        List<AffectedPart> affected,

        List<ReportPart> reports) {

    MaskingPolicyTrialResponse {
        affected = List.copyOf(affected);
        reports = List.copyOf(reports);
    }

    @Override
    public String toString() {
        return "MaskingPolicyTrialResponse[version=" + version + ", ***]";
    }

    @Schema(name = "AffectedViewing")
    record AffectedPart(
            List<String> roles,
            Purpose purpose,
            Channel channel,

            @Schema(description = "Elements of the catalogue that meet another rule or form")
            int elements) {

        static AffectedPart of(PolicyTrial.AffectedViewing affected) {
            TrialViewing viewing = affected.viewing();
            return new AffectedPart(
                    viewing.roles().stream().sorted().toList(),
                    viewing.purpose(),
                    viewing.channel(),
                    affected.elements());
        }
    }

    /** One sample for one viewer. */
    @Schema(name = "TriedReport")
    record ReportPart(
            String sample,
            List<String> roles,
            Purpose purpose,
            Channel channel,
            int differences,
            List<FieldPart> fields,

            @Schema(description = "Paths of elements that nobody has classified; no version shows them")
            List<String> withheld) {

        static ReportPart of(TriedReport report) {
            return new ReportPart(
                    report.sample(),
                    report.viewing().roles().stream().sorted().toList(),
                    report.viewing().purpose(),
                    report.viewing().channel(),
                    report.differences(),
                    report.fields().stream().map(FieldPart::of).toList(),
                    report.withheld());
        }

        @Override
        public String toString() {
            return "ReportPart[" + sample + ", ***]";
        }
    }

    @Schema(name = "TriedField")
    record FieldPart(
            @Schema(example = "PB01.PB01B.PB01BH[0].PB01BQ01")
            String path,

            boolean differs,
            ShownPart before,
            ShownPart after) {

        static FieldPart of(TriedReport.TriedField field) {
            return new FieldPart(
                    field.path(), field.differs(), ShownPart.of(field.before()), ShownPart.of(field.after()));
        }

        @Override
        public String toString() {
            return "FieldPart[" + path + ", ***]";
        }
    }

    /**
     * What becomes of the value.
     *
     * @param form what the rule leaves of it; absent where the rule shows the value itself
     * @param value absent where the field is left out
     */
    @Schema(name = "ShownValue")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShownPart(
            String rule, @Nullable String form, @Nullable String value) {

        static ShownPart of(TriedReport.Shown shown) {
            return new ShownPart(
                    shown.rule().name(),
                    shown.form() == null ? null : shown.form().word(),
                    shown.value());
        }

        @Override
        public String toString() {
            return "ShownPart[" + rule + ", ***]";
        }
    }

    static MaskingPolicyTrialResponse of(TryPolicy.Outcome.Tried tried) {
        return new MaskingPolicyTrialResponse(
                tried.version().number(),
                tried.inForce(),
                tried.summary().deliveredSamples(),
                tried.summary().differences(),
                tried.affected().stream().map(AffectedPart::of).toList(),
                tried.reports().stream().map(ReportPart::of).toList());
    }
}
