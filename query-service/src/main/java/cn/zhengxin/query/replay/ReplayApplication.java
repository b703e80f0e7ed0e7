package cn.zhengxin.query.replay;

import cn.zhengxin.query.gate.Gate;
import cn.zhengxin.query.gate.GateRule;
import cn.zhengxin.query.gate.RecordedDecisions;
import cn.zhengxin.query.policy.PolicyBooksByVersion;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.stereotype.Component;

/**
 * The rules, the records and a connection that can only read, and nothing else of the service: no web server, no Kafka, no
 * migration, no work of its own. No component itself, so that the service does not find it.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@ComponentScan(
        basePackageClasses = {Gate.class, PolicyBooksByVersion.class},
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.CUSTOM, classes = ReplayApplication.Needed.class))
public class ReplayApplication {

    private static final int DONE = 0;
    private static final int BAD_ARGUMENTS = 2;

    /** Whether these are arguments of a replay and not of the service. */
    public static boolean isAskedFor(String... arguments) {
        return Arrays.stream(arguments).anyMatch(argument -> argument.startsWith(ReplayCommand.PREFIX));
    }

    /**
     * Decides again and tells the differences, one a line, and at the end how many there are of each kind. Query ids and rules
     * only: no personal data (N2).
     *
     * @return the process's exit code: 0 done, 2 when the arguments are wrong
     */
    public static int run(String[] arguments, PrintStream out, PrintStream errors) {
        return switch (ReplayCommand.parse(Arrays.asList(arguments), Clock.systemUTC())) {
            case ReplayCommand.Parsed.Faulty(var faults) -> {
                faults.forEach(errors::println);
                errors.println(ReplayCommand.USAGE);
                yield BAD_ARGUMENTS;
            }
            case ReplayCommand.Parsed.Sound(var command) -> replay(command, arguments, out, errors);
        };
    }

    private static int replay(ReplayCommand command, String[] arguments, PrintStream out, PrintStream errors) {
        var application = new SpringApplication(ReplayApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of(
                "spring.main.banner-mode", "off",
                "logging.level.root", "WARN",
                "spring.datasource.hikari.read-only", "true",
                "spring.datasource.hikari.maximum-pool-size", "1"));
        try (var context = application.run(arguments)) {
            var replay = new ReplayDecisions(
                    context.getBean(RecordedDecisions.class),
                    context.getBean(PolicyBooksByVersion.class),
                    context.getBean(Gate.class));
            var outcome =
                    replay.handle(command, out::println, query -> out.println(query + "  cannot be decided again"));
            return switch (outcome) {
                case ReplayDecisions.Outcome.Replayed replayed -> {
                    tell(command, replayed, out);
                    yield DONE;
                }
                case ReplayDecisions.Outcome.UnknownVersion() -> {
                    errors.println(ReplayCommand.PREFIX + "version: there is no version " + command.version());
                    yield BAD_ARGUMENTS;
                }
            };
        }
    }

    private static void tell(ReplayCommand command, ReplayDecisions.Outcome.Replayed replayed, PrintStream out) {
        long different = replayed.differences().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        out.println(
                "policy version " + command.version() + ", decisions from " + command.from() + " to " + command.to());
        out.println("decided again: " + replayed.records() + ", otherwise: " + different + ", not decidable: "
                + replayed.undecidable());
        new TreeMap<>(replayed.differences()).forEach((kind, count) -> out.println(kind + ": " + count));
        out.flush();
    }

    /** Of the components of gate and policy those that decide and those that read what to decide from. */
    static final class Needed implements TypeFilter {

        private final List<TypeFilter> kinds = Stream.of(
                        Gate.class, GateRule.class, RecordedDecisions.class, PolicyBooksByVersion.class)
                .<TypeFilter>map(AssignableTypeFilter::new)
                .toList();

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
            if (!type.getAnnotationMetadata().isAnnotated(Component.class.getName())) {
                return false;
            }
            for (TypeFilter kind : kinds) {
                if (kind.match(type, types)) {
                    return true;
                }
            }
            return false;
        }
    }
}
