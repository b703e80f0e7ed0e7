package cn.zhengxin.keyrotation;

import cn.zhengxin.encryption.SealedRows;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Every place where a data key of a service lies: the bean that a service gives for its rotation. A test of the service compares it
 * with the columns of its database.
 *
 * @param service its short name, which its settings and meters bear: {@code zhengxin.<service>.keyrotation}
 * @param places all of them; what is not among them stays under its master key, and is lost when that is destroyed
 */
public record RotatedRows(String service, List<SealedRows> places) {

    private static final Pattern SHORT_NAME = Pattern.compile("[a-z][a-z-]{1,39}");

    public RotatedRows {
        if (!SHORT_NAME.matcher(service).matches()) {
            throw new IllegalArgumentException("Not the short name of a service");
        }
        places = List.copyOf(places);
        Set<String> names = new HashSet<>();
        for (SealedRows place : places) {
            // Progress is noted by name: of two with one name, the second would be taken for finished.
            if (!names.add(place.name())) {
                throw new IllegalArgumentException("Two places are named " + place.name());
            }
        }
    }

    /** What the service's settings and meters of the rotation begin with. */
    String prefix() {
        return "zhengxin." + service + ".keyrotation";
    }
}
