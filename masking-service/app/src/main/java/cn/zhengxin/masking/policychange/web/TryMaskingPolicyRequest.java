package cn.zhengxin.masking.policychange.web;

import cn.zhengxin.masking.ReportBody;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.Purpose;
import cn.zhengxin.masking.policychange.application.TryPolicy;
import cn.zhengxin.masking.policychange.model.TrialSample;
import cn.zhengxin.masking.policychange.model.TrialViewing;
import cn.zhengxin.masking.secondperson.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to try a version on. Samples are personal data until somebody proves otherwise: kept nowhere, printed redacted. */
record TryMaskingPolicyRequest(
        @Schema(description = "Left out: the samples that come with the service, of people who do not exist")
        @Nullable @Valid @Size(max = 3) List<@NotNull SampleInput> samples,

        @Schema(description = "Left out: those whose view changes, up to eight") @Nullable @Valid @Size(max = 20) List<@NotNull ViewingInput> viewings,

        @Schema(description = "Left out: ALL") @Nullable Extent show) {

    /** Which fields the answer holds. */
    enum Extent {
        ALL,
        DIFFERENCES
    }

    @Schema(name = "TrialSample")
    record SampleInput(
            @NotNull ReportType reportType,

            @Nullable @Size(max = 10) List<@NotBlank @Size(max = 60) String> subjectNames,

            @Schema(
                    type = "object",
                    additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                    description = "In the bureau's structure, sections by code.")
            @NotNull ReportBody report) {

        @Override
        public String toString() {
            return "SampleInput[***]";
        }
    }

    @Schema(name = "TrialViewing")
    record ViewingInput(
            @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 64) String> roles,
            @NotNull Purpose purpose,
            @NotNull Channel channel) {}

    TryPolicy.Command toCommand(int version, Person by) {
        var tried = new ArrayList<TrialSample>();
        if (samples != null) {
            for (SampleInput sample : samples) {
                tried.add(new TrialSample(
                        "sample-" + (tried.size() + 1),
                        sample.report().of(sample.reportType()),
                        sample.subjectNames() == null ? Set.of() : new HashSet<>(sample.subjectNames())));
            }
        }
        List<TrialViewing> seen = viewings == null
                ? List.of()
                : viewings.stream()
                        .map(viewing ->
                                new TrialViewing(new HashSet<>(viewing.roles()), viewing.purpose(), viewing.channel()))
                        .toList();
        return new TryPolicy.Command(version, tried, seen, show == Extent.DIFFERENCES, by);
    }

    @Override
    public String toString() {
        return "TryMaskingPolicyRequest[***]";
    }
}
