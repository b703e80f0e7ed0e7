package cn.zhengxin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

class StorableTextTests {

    private final JsonMapper json = mapper();

    record Sample(String text, List<String> texts) {}

    @Test
    @DisplayName("text of any script is taken as it is")
    void takesText() {
        var sample = json.readValue("{\"text\":\"\u5f20\\n\ud83d\ude00\",\"texts\":[\"a\"]}", Sample.class);
        assertThat(sample.text()).isEqualTo("\u5f20\n\ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"abc\\u0000def\",\"texts\":[]}",
                "{\"text\":\"abc\\ud800\",\"texts\":[]}",
                "{\"text\":\"abc\",\"texts\":[\"x\\u0000\"]}"
            })
    @DisplayName("N2 · what no database can keep is refused before anything is done, and not repeated")
    void refusesTheRest(String body) {
        assertThatThrownBy(() -> json.readValue(body, Sample.class))
                .isInstanceOf(DatabindException.class)
                .hasMessageNotContaining("abc");
    }

    private static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        new IdentityAutoConfiguration().strictRequests().customize(builder);
        return builder.build();
    }
}
