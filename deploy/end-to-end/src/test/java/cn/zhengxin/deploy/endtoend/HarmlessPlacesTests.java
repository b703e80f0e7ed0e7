package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.endtoend.PlatformFacts.Sighting;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("zero 6 · the places where something only looks like personal data")
class HarmlessPlacesTests {

    private static final String PLACE = "database keycloak, table public.databasechangelog, column author";

    @Test
    void letsOneSortPassInOnePlace() {
        assertThat(HarmlessPlaces.without(List.of(new Sighting(PLACE, "what looks like an e-mail address"))))
                .isEmpty();
    }

    @Test
    void letsNothingElsePassThere() {
        var others = List.of(
                new Sighting(PLACE, "what looks like a phone number"),
                new Sighting(PLACE, "e-mail address of person 3"),
                new Sighting(PLACE + " of another", "what looks like an e-mail address"),
                new Sighting(
                        "database query, table public.databasechangelog, column author",
                        "what looks like an e-mail address"));

        assertThat(HarmlessPlaces.without(others)).isEqualTo(others);
    }
}
