package cn.zhengxin.query.replay;

import cn.zhengxin.query.gate.Gate;
import cn.zhengxin.query.gate.GateFacts;
import cn.zhengxin.query.gate.RecordedDecisions;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.policy.PolicyBook;
import cn.zhengxin.query.policy.PolicyBooksByVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Takes recorded decisions again under another version of the policy, from the facts as they were gathered then. So the counts of
 * earlier queries are those of then too: what the other version would have refused before is not taken out of them.
 */
final class ReplayDecisions {

    private final RecordedDecisions records;
    private final PolicyBooksByVersion books;
    private final Gate gate;

    ReplayDecisions(RecordedDecisions records, PolicyBooksByVersion books, Gate gate) {
        this.records = records;
        this.books = books;
        this.gate = gate;
    }

    /** What came of it. */
    sealed interface Outcome {

        /**
         * All of them were decided again.
         *
         * @param undecidable whose facts the rules of this release cannot decide from
         * @param differences by their kind
         */
        record Replayed(long records, long undecidable, Map<String, Long> differences) implements Outcome {
            public Replayed {
                differences = Map.copyOf(differences);
            }
        }

        record UnknownVersion() implements Outcome {}
    }

    /**
     * Tells of each difference as it is found; holds none of them.
     *
     * @param undecidable queries that cannot be decided again
     */
    Outcome handle(ReplayCommand command, Consumer<Difference> differences, Consumer<CreditQueryId> undecidable) {
        if (books.find(command.version(), "").isEmpty()) {
            return new Outcome.UnknownVersion();
        }
        var run = new Run(command.version(), differences, undecidable);
        records.between(command.from(), command.to(), run::take);
        return new Outcome.Replayed(run.records, run.undecidable, run.kinds);
    }

    private final class Run {

        private final int version;
        private final Consumer<Difference> differences;
        private final Consumer<CreditQueryId> undecidables;
        private final Map<String, PolicyBook> bookOf = new HashMap<>();
        private final Map<String, Long> kinds = new TreeMap<>();
        private long records;
        private long undecidable;

        Run(int version, Consumer<Difference> differences, Consumer<CreditQueryId> undecidables) {
            this.version = version;
            this.differences = differences;
            this.undecidables = undecidables;
        }

        void take(RecordedDecisions.RecordedDecision recorded) {
            records++;
            Optional<Decision> again = recorded.facts().flatMap(this::decide);
            if (again.isEmpty()) {
                undecidable++;
                undecidables.accept(recorded.query());
            } else if (Difference.isOne(recorded.decision(), again.get())) {
                var difference = new Difference(recorded.query(), recorded.decision(), again.get());
                kinds.merge(difference.kind(), 1L, Long::sum);
                differences.accept(difference);
            }
        }

        private Optional<Decision> decide(GateFacts facts) {
            PolicyBook book = bookOf.computeIfAbsent(
                    facts.asked().requester().institution(),
                    institution -> books.find(version, institution).orElseThrow());
            try {
                return Optional.of(gate.decide(facts, book).decision());
            } catch (RuntimeException cannot) {
                return Optional.empty();
            }
        }
    }
}
