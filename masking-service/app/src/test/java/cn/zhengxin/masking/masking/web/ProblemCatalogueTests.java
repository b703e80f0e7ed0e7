package cn.zhengxin.masking.masking.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.identity.ProblemCatalogue;
import cn.zhengxin.masking.MaskingProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProblemCatalogueTests {

    @Test
    @DisplayName("the page of problems says what MaskingProblem answers")
    void thePageSaysWhatIsAnswered() throws IOException {
        String page = Files.readString(Path.of("../../docs/api/problems.md"));
        assertThat(ProblemCatalogue.section(page, "masking-service"))
                .isEqualTo(ProblemCatalogue.table(List.of(MaskingProblem.values())));
    }
}
