package cn.zhengxin.masking.statistics.web;

import cn.zhengxin.identity.FieldProblem;
import cn.zhengxin.identity.Problem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.masking.masking.model.PersonalDataInWording;
import cn.zhengxin.masking.statistics.StatisticsProperties;
import cn.zhengxin.masking.statistics.model.AnonymousFigures;
import cn.zhengxin.masking.statistics.model.FiguresTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Figures that are to leave the platform. A pure calculation: nothing is kept. */
@RestController
@RequestMapping("/api/v1/figures")
@Tag(name = "figures", description = "What of a table of figures may be given out.")
class FiguresController {

    private static final long MOST_COMBINATIONS = 1_000;

    private final StatisticsProperties properties;

    FiguresController(StatisticsProperties properties) {
        this.properties = properties;
    }

    @PostMapping
    @Operation(
            summary = "Withhold what would tell of fewer than k people",
            description =
                    "M7: for services of the platform, before figures leave it. The smallest group is the platform's, the same for all: two answers for one table and two sizes would tell what each withholds. The answer is not kept.",
            operationId = "anonymizeFigures")
    @ApiResponse(
            responseCode = "200",
            description = "What may be given out, sums included",
            content = @Content(schema = @Schema(implementation = FiguresResponse.class)))
    @ApiResponse(
            responseCode = "400",
            description = "The table does not hold together",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ResponseEntity<?> anonymize(@Valid @RequestBody FiguresRequest request) {
        List<FieldProblem> faults = faults(request);
        if (!faults.isEmpty()) {
            return Problems.invalid(faults);
        }
        var table = new FiguresTable(
                request.dimensions(),
                request.groups().stream()
                        .map(group -> new FiguresTable.Group(group.keys(), group.count()))
                        .toList());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(FiguresResponse.of(AnonymousFigures.of(table, properties.leastGroup())));
    }

    private List<FieldProblem> faults(FiguresRequest request) {
        var faults = new ArrayList<FieldProblem>();
        if (combinations(request) > MOST_COMBINATIONS) {
            faults.add(new FieldProblem("groups", "at most " + MOST_COMBINATIONS + " combinations of keys"));
        }
        if (new HashSet<>(request.dimensions()).size() < request.dimensions().size()) {
            faults.add(new FieldProblem("dimensions", "are two different ones"));
        }
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < request.groups().size(); i++) {
            List<String> keys = request.groups().get(i).keys();
            String field = "groups[" + i + "].keys";
            if (keys.size() != request.dimensions().size()) {
                faults.add(new FieldProblem(field, "has one key for each dimension"));
            } else if (!seen.add(keys.stream().map(FiguresController::alike).toList())) {
                faults.add(new FieldProblem(field, "stands in an earlier group"));
            }
            if (keys.stream().anyMatch(PersonalDataInWording::isIn)) {
                faults.add(new FieldProblem(field, "holds a person's number"));
            }
        }
        return faults;
    }

    /** Two ways to write one key would be two groups, and one person in each. */
    private static String alike(String key) {
        return Normalizer.normalize(key, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Z}\\p{C}]", "")
                .toUpperCase(Locale.ROOT);
    }

    private static long combinations(FiguresRequest request) {
        long combinations = 1;
        for (int dimension = 0; dimension < request.dimensions().size(); dimension++) {
            int of = dimension;
            combinations *= request.groups().stream()
                    .filter(group -> group.keys().size() > of)
                    .map(group -> group.keys().get(of))
                    .distinct()
                    .count();
        }
        return combinations;
    }
}
