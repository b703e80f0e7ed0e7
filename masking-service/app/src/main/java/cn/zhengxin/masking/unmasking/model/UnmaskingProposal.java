package cn.zhengxin.masking.unmasking.model;

import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.catalogue.ReportType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An unmasking as somebody asks for it, in words that may be none of ours.
 *
 * @param reason free text, which rests encrypted
 */
public record UnmaskingProposal(
        UUID creditQueryId, ReportType reportType, List<String> paths, List<String> kinds, int minutes, String reason) {

    public UnmaskingProposal {
        paths = List.copyOf(paths);
        kinds = List.copyOf(kinds);
    }

    @Override
    public String toString() {
        return "UnmaskingProposal[" + creditQueryId + "]";
    }

    /** Sound, or everything that is wrong at once. */
    public sealed interface Examination {

        record Sound(NamedFields fields) implements Examination {}

        record Faulty(List<UnmaskingFault> faults) implements Examination {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /**
     * Looks at the request against the catalogue of its type of report.
     *
     * @param longestMinutes by the policy in force
     */
    public Examination examine(FieldCatalogues catalogues, int longestMinutes) {
        var faults = new ArrayList<UnmaskingFault>();
        if (minutes < 1 || minutes > longestMinutes) {
            faults.add(new UnmaskingFault("minutes", "a whole number from 1 to " + longestMinutes));
        }
        Optional<NamedFields> fields = NamedFields.read(paths, kinds, catalogues.of(reportType), faults);
        return fields.isPresent() && faults.isEmpty()
                ? new Examination.Sound(fields.get())
                : new Examination.Faulty(faults);
    }
}
