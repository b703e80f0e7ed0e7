package cn.zhengxin.query;

import cn.zhengxin.query.creditquery.application.QueryJournal;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.creditquery.model.QueryRehearsed;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

public final class InMemoryQueryJournal implements QueryJournal, InMemoryTransactions.Store {

    private final LifeLine life;
    private List<CreditQueryEvent> events = new ArrayList<>();
    private List<QueryRehearsed> rehearsals = new ArrayList<>();
    private boolean broken;

    public InMemoryQueryJournal(LifeLine life) {
        this.life = life;
    }

    public void breakDown() {
        broken = true;
    }

    @Override
    public Runnable snapshot() {
        var before = new ArrayList<>(events);
        var rehearsalsBefore = new ArrayList<>(rehearsals);
        return () -> {
            events = before;
            rehearsals = rehearsalsBefore;
        };
    }

    @Override
    public void append(CreditQueryEvent event) {
        life.step();
        if (broken) {
            throw new IllegalStateException("The outbox is not there");
        }
        events.add(event);
    }

    @Override
    public void append(QueryRehearsed event) {
        life.step();
        if (broken) {
            throw new IllegalStateException("The outbox is not there");
        }
        rehearsals.add(event);
    }

    @Override
    public Map<CreditQueryId, List<Entry>> entriesOf(Collection<CreditQueryId> queries) {
        return Map.of();
    }

    public List<CreditQueryEvent> events() {
        return List.copyOf(events);
    }

    public List<QueryRehearsed> rehearsals() {
        return List.copyOf(rehearsals);
    }

    /** In order. */
    public List<String> types() {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }
}
