package cn.zhengxin.audit.alert.web;

import cn.zhengxin.audit.alert.model.Finding;
import cn.zhengxin.audit.alert.model.Ground;
import cn.zhengxin.audit.alert.model.Violation;
import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.NoPersonalIdentifier;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of looking into an alert. */
record FindingRequest(
        @Schema(description = "Whether what was suspected is so") @NotNull Boolean confirmed,

        @Schema(description = "What was done; of a confirmed finding") @Nullable Violation violation,

        @Schema(description = "Why it is not so; of one that is not confirmed") @Nullable Ground ground,

        @Schema(example = "INV-2026-0031", description = "Number of the investigation's file")
        @NotNull @Pattern(regexp = Finding.REFERENCE, message = "is no number of a file") @NoPersonalIdentifier(form = Finding.REFERENCE)
        String reference) {

    /** What does not fit together; one violation if confirmed, one ground if not. */
    List<FieldProblem> contradictions() {
        var problems = new ArrayList<FieldProblem>();
        if (confirmed != (violation != null)) {
            problems.add(new FieldProblem("violation", "names what was done if, and only if, it is confirmed"));
        }
        if (confirmed == (ground != null)) {
            problems.add(new FieldProblem("ground", "names why it is not so if, and only if, it is not confirmed"));
        }
        return problems;
    }

    Finding toFinding() {
        return new Finding(confirmed, violation, ground, reference);
    }
}
