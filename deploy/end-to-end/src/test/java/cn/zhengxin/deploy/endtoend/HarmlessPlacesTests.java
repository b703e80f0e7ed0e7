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

    @Test
    @DisplayName("M5 · what was unmasked in one report may stand in that answer, and nothing else of the same person")
    void letsPassWhatWasUnmasked() {
        String to = " to GET /api/v1/credit-queries/019abf2d-0001-7b11-9c2e-1f6f0a2b3c4e/report by officer.lin -> 200";
        assertThat(HarmlessPlaces.without(
                        List.of(new Sighting("the answer, phone unmasked," + to, "phone number of person 3"))))
                .isEmpty();
        var others = List.of(
                new Sighting("the answer, phone unmasked," + to, "identity number of person 3"),
                new Sighting("the answer, phone unmasked," + to, "name of person 3"),
                new Sighting("the answer" + to, "phone number of person 3"),
                new Sighting("the answer, card unmasked," + to, "phone number of person 3"));
        assertThat(HarmlessPlaces.without(others)).isEqualTo(others);
    }
}
