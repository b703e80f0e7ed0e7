package cn.zhengxin.deploy.endtoend;

import cn.zhengxin.deploy.endtoend.PlatformFacts.Sighting;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where something only looks like personal data, or stands rightly. Each place is named in full, with the one sort that may
 * be there and why; what is known to be a synthetic person's is allowed in an answer alone, where exactly that was unmasked.
 */
final class HarmlessPlaces {

    private static final List<HarmlessPlace> PLACES = List.of(
            HarmlessPlace.of(
                    "database keycloak, table public\\.databasechangelog, column author",
                    "what looks like an e-mail address",
                    "Keycloak's developers sign their migrations"),
            HarmlessPlace.of(
                    "the answer, phone unmasked, to GET /api/v1/credit-queries/[0-9a-f-]{36}/report by [a-z.]+ -> 200",
                    "phone number of (a relation of )?person [0-9]+|what looks like a phone number",
                    "M5: the viewer asked for the phones of this report with a reason, and a second person agreed"));

    private HarmlessPlaces() {}

    private record HarmlessPlace(Pattern place, Pattern sort, String why) {

        static HarmlessPlace of(String place, String sort, String why) {
            return new HarmlessPlace(Pattern.compile(place), Pattern.compile(sort), why);
        }

        boolean is(Sighting sighting) {
            return sort.matcher(sighting.sort()).matches()
                    && place.matcher(sighting.place()).matches();
        }
    }

    /** The sightings that are no places of these. */
    static List<Sighting> without(List<Sighting> sightings) {
        return sightings.stream()
                .filter(sighting -> PLACES.stream().noneMatch(place -> place.is(sighting)))
                .toList();
    }
}
