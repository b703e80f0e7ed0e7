package cn.zhengxin.deploy.endtoend;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import java.util.List;
import java.util.Map;

/**
 * Whom to look for in clear beside everybody whose report was asked for.
 *
 * @param numbers more numbers, each with what it is, which is all a finding says of it
 * @param people whose numbers, names and homes are looked for, whether or not the bureau ever heard of them
 */
public record Sought(Map<String, String> numbers, List<SyntheticPerson> people) {

    /** Nobody else. */
    public static final Sought NOBODY_ELSE = new Sought(Map.of(), List.of());

    public Sought {
        numbers = Map.copyOf(numbers);
        people = List.copyOf(people);
    }
}
