package cn.zhengxin.query;

import cn.zhengxin.query.gate.Asked;
import cn.zhengxin.query.gate.History;
import cn.zhengxin.query.gate.Places;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Places among the counted, in the order in which they were taken. */
public final class InMemoryPlaces implements Places, InMemoryTransactions.Store {

    private final LifeLine life;
    private Map<CreditQueryId, Asked> taken = new LinkedHashMap<>();
    private boolean crowded;

    public InMemoryPlaces(LifeLine life) {
        this.life = life;
    }

    @Override
    public Runnable snapshot() {
        var before = new LinkedHashMap<>(taken);
        return () -> taken = before;
    }

    @Override
    public Optional<History> take(CreditQueryId query, Asked asked) {
        life.step();
        if (crowded) {
            return Optional.empty();
        }
        taken.putIfAbsent(query, asked);
        return Optional.of(before(
                asked,
                taken.entrySet().stream()
                        .takeWhile(entry -> !entry.getKey().equals(query))
                        .map(Map.Entry::getValue)
                        .toList()));
    }

    /** Too many want a place from now on. */
    public void crowd() {
        crowded = true;
    }

    @Override
    public History look(Asked asked) {
        return before(asked, List.copyOf(taken.values()));
    }

    @Override
    public void lockSubject(SubjectReference subject) {
        life.step();
    }

    @Override
    public String lockOf(SubjectReference subject) {
        return "subject/" + subject.value();
    }

    @Override
    public void free(CreditQueryId query) {
        life.step();
        taken.remove(query);
    }

    public List<CreditQueryId> taken() {
        return List.copyOf(taken.keySet());
    }

    /** Places that somebody took before, for tests of counting. */
    public void earlier(Asked asked) {
        taken.put(CreditQueryId.next(), asked);
    }

    private static History before(Asked asked, List<Asked> earlier) {
        var requester = asked.requester();
        if (!(requester instanceof Requester.Officer officer)) {
            return new History(0, 0, onSubject(asked, earlier), onLoan(asked, earlier));
        }
        Predicate<Asked> sameDay = other -> dayOf(other).equals(dayOf(asked));
        return new History(
                (int) earlier.stream()
                        .filter(sameDay)
                        .filter(other -> other.requester() instanceof Requester.Officer
                                && other.requester().account().equals(officer.account()))
                        .count(),
                (int) earlier.stream()
                        .filter(sameDay)
                        .filter(other -> other.requester() instanceof Requester.Officer before
                                && before.institution().equals(officer.institution())
                                && before.branch().equals(officer.branch()))
                        .count(),
                onSubject(asked, earlier),
                onLoan(asked, earlier));
    }

    private static List<Instant> onSubject(Asked asked, List<Asked> earlier) {
        return earlier.stream()
                .filter(other -> other.subject().equals(asked.subject()) && other.purpose() == asked.purpose())
                .map(Asked::at)
                .sorted()
                .toList();
    }

    private static List<Instant> onLoan(Asked asked, List<Asked> earlier) {
        return earlier.stream()
                .filter(other -> other.purpose() == asked.purpose()
                        && other.businessReference().equals(asked.businessReference())
                        && other.requester()
                                .institution()
                                .equals(asked.requester().institution()))
                .map(Asked::at)
                .sorted()
                .toList();
    }

    private static LocalDate dayOf(Asked asked) {
        return BankDay.of(asked.at());
    }
}
