package cn.zhengxin.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.Policies;
import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.gate.Gate;
import cn.zhengxin.query.gate.GateRules;
import cn.zhengxin.query.gate.RecordedDecisions;
import cn.zhengxin.query.gate.SampleFacts;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.policy.PolicyBook;
import cn.zhengxin.query.policy.PolicyBooksByVersion;
import cn.zhengxin.query.policy.RuleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the use cases have put on record is decided again. */
class ReplayDecisionsTests {

    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-12-01T00:00:00Z");

    private final Gate gate = new Gate(GateRules.all());
    private final Workbench bench = new Workbench();
    private final List<RecordedDecisions.RecordedDecision> records = new ArrayList<>();
    private final Map<String, String> ownOfElsewhere = new HashMap<>();
    private final Map<String, String> changedQ3 = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private final List<CreditQueryId> undecidable = new ArrayList<>();

    @Test
    @DisplayName("N3 · under the version it was taken under, every recorded decision is taken again as it was")
    void theSameVersionDecidesTheSame() {
        recorded(Workbench.OFFICER, "one");
        recorded(Workbench.LOAN_ORIGINATION, "two");
        recorded(Workbench.PARTNER, "three");
        bench.authorizations.withdraw();
        recorded(Workbench.LOAN_ORIGINATION, "four");

        var outcome = replay(Policies.VERSION);

        assertThat(differences).isEmpty();
        assertThat(outcome).isEqualTo(new ReplayDecisions.Outcome.Replayed(4, 0, Map.of()));
    }

    @Test
    @DisplayName("Q3 · another version's hours refuse what went to review, and the summary counts each kind")
    void anotherVersionDecidesOtherwise() {
        recorded(Workbench.OFFICER, "one");
        recorded(Workbench.LOAN_ORIGINATION, "two");
        changedQ3.put("closes", "09:00");

        var outcome = replay(8);

        assertThat(differences).singleElement().satisfies(difference -> {
            assertThat(difference.query()).isEqualTo(records.getFirst().query());
            assertThat(difference.toString()).endsWith("REVIEW by REVIEWER [Q4] -> BLOCK [Q3]");
        });
        assertThat(outcome)
                .isEqualTo(new ReplayDecisions.Outcome.Replayed(2, 0, Map.of("REVIEW by REVIEWER -> BLOCK", 1L)));
    }

    @Test
    @DisplayName("Q3 · each institution's queries are decided by its own figures")
    void eachInstitutionByItsOwnFigures() {
        recorded(Workbench.OFFICER, "one");
        ownOfElsewhere.put("closes", "09:00");

        replay(8);

        assertThat(differences).isEmpty();
    }

    @Test
    @DisplayName("N3 · what cannot be decided again is counted by itself and stops nothing")
    void whatCannotBeDecidedIsCounted() {
        recorded(Workbench.LOAN_ORIGINATION, "one");
        var unreadable = CreditQueryId.next();
        records.add(new RecordedDecisions.RecordedDecision(unreadable, Optional.empty(), Decision.allow(1)));
        var facts = records.getFirst().facts().orElseThrow();
        // An officer's facts without the officer's standing.
        var incomplete = SampleFacts.of(
                Workbench.OFFICER,
                null,
                facts.permission(),
                facts.asked().at(),
                facts.history(),
                facts.workingDay(),
                facts.grants());
        var other = CreditQueryId.next();
        records.add(new RecordedDecisions.RecordedDecision(other, Optional.of(incomplete), Decision.allow(1)));

        var outcome = replay(Policies.VERSION);

        assertThat(undecidable).containsExactly(unreadable, other);
        assertThat(outcome).isEqualTo(new ReplayDecisions.Outcome.Replayed(3, 2, Map.of()));
    }

    @Test
    @DisplayName("An unknown version decides nothing")
    void anUnknownVersionDecidesNothing() {
        recorded(Workbench.LOAN_ORIGINATION, "one");

        assertThat(replay(99)).isEqualTo(new ReplayDecisions.Outcome.UnknownVersion());
    }

    private void recorded(Requester requester, String key) {
        bench.clock.advance(Duration.ofSeconds(1));
        var query = bench.submitted(requester, key);
        var facts =
                Optional.ofNullable(bench.gateRecords.kept().get(query.id())).orElseThrow();
        var decision = gate.decide(facts, Policies.book().inForceAt(FROM)).decision();
        records.add(new RecordedDecisions.RecordedDecision(query.id(), Optional.of(facts), decision));
    }

    private ReplayDecisions.Outcome replay(int version) {
        RecordedDecisions recorded = new RecordedDecisions() {
            @Override
            public void between(Instant from, Instant to, Consumer<RecordedDecision> reader) {
                records.forEach(reader);
            }
        };
        PolicyBooksByVersion books = (number, institution) ->
                number == Policies.VERSION || number == 8 ? Optional.of(bookOf(number, institution)) : Optional.empty();
        return new ReplayDecisions(recorded, books, gate)
                .handle(new ReplayCommand(FROM, TO, version), differences::add, undecidable::add);
    }

    private PolicyBook bookOf(int number, String institution) {
        var rules = new HashMap<>(Policies.book().inForceAt(FROM).rules());
        rules.compute("Q3", (rule, terms) -> {
            var q3 = Optional.ofNullable(terms).orElseThrow();
            var numbers = new HashMap<>(q3.numbers());
            numbers.putAll(changedQ3);
            if (institution.equals("B20001")) {
                numbers.putAll(ownOfElsewhere);
            }
            return new RuleTerms(rule, q3.basis(), q3.cure(), numbers);
        });
        return new PolicyBook(number, rules);
    }
}
