package cn.zhengxin.masking.policychange.application;

import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.masking.model.RawCreditReport;
import cn.zhengxin.masking.policychange.model.TrialSample;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The samples that come with the service: the bureau's published examples, of people and enterprises that do not exist. */
@Component
public class DeliveredSamples {

    private final List<TrialSample> samples;

    public DeliveredSamples() {
        var json = new JsonMapper();
        samples = Arrays.stream(ReportType.values())
                .map(type -> sample(json, type))
                .toList();
    }

    public List<TrialSample> all() {
        return samples;
    }

    private static TrialSample sample(JsonMapper json, ReportType type) {
        String name = type.name().toLowerCase(Locale.ROOT) + "-report";
        try (InputStream in = DeliveredSamples.class.getResourceAsStream("/samples/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("a sample is not part of this program: " + name);
            }
            return new TrialSample(name, new RawCreditReport(type, (ObjectNode) json.readTree(in)), Set.of());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
