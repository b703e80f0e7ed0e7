package cn.zhengxin.identity;

import cn.zhengxin.sensitivetypes.PersonalDataInText;
import cn.zhengxin.sensitivetypes.PersonalDataInText.Sort;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much had to be taken out of log lines, by sort: {@code zhengxin.log.redactions}. It stays at 0 in a sound service; anything
 * above is an alarm. Counted once for the process, because logging begins before there is a registry.
 */
final class LogRedactions implements MeterBinder {

    static final LogRedactions COUNTED = new LogRedactions();
    static final String NAME = "zhengxin.log.redactions";

    private final Map<Sort, LongAdder> counts = Arrays.stream(Sort.values())
            .collect(Collectors.toMap(
                    Function.identity(), _ -> new LongAdder(), (one, _) -> one, () -> new EnumMap<>(Sort.class)));

    String redacted(String text) {
        var redacted = PersonalDataInText.redacted(text);
        redacted.found().forEach(sort -> adder(sort).increment());
        return redacted.text();
    }

    long count(Sort sort) {
        return adder(sort).sum();
    }

    private LongAdder adder(Sort sort) {
        return Objects.requireNonNull(counts.get(sort));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counts.forEach((sort, count) -> FunctionCounter.builder(NAME, count, LongAdder::sum)
                .description("Personal data taken out of log lines; anything above 0 is a defect")
                .tag("sort", sort.word())
                .register(registry));
    }
}
