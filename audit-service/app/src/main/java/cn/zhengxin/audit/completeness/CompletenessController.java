package cn.zhengxin.audit.completeness;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows gaps in the producers' numbering (U2). */
@RestController
class CompletenessController {

    private final ProducerProgresses progresses;

    CompletenessController(ProducerProgresses progresses) {
        this.progresses = progresses;
    }

    @GetMapping("/api/v1/audit-records/completeness")
    CompletenessResponse completeness() {
        return CompletenessResponse.of(progresses.all());
    }
}
