package cn.zhengxin.query.sampling;

import cn.zhengxin.query.InMemoryCreditQueries;
import cn.zhengxin.query.InMemoryTransactions;
import cn.zhengxin.query.LifeLine;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Requester;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Seeds and samples, and what was told of them. */
final class InMemorySamples implements SampleSeeds, QuerySamples, SamplingJournal, InMemoryTransactions.Store {

    private final InMemoryCreditQueries queries;
    private final LifeLine life;
    private SortedMap<LocalDate, SampleSeed> seeds = new TreeMap<>();
    private List<LocalDate> published = new ArrayList<>();
    private SortedMap<String, QuerySample> samples = new TreeMap<>();
    private List<SampleDraw> draws = new ArrayList<>();
    private List<String> told = new ArrayList<>();

    InMemorySamples(InMemoryCreditQueries queries, LifeLine life) {
        this.queries = queries;
        this.life = life;
    }

    @Override
    public Runnable snapshot() {
        var seedsBefore = new TreeMap<>(seeds);
        var publishedBefore = new ArrayList<>(published);
        var samplesBefore = new TreeMap<>(samples);
        var drawsBefore = new ArrayList<>(draws);
        var toldBefore = new ArrayList<>(told);
        return () -> {
            seeds = seedsBefore;
            published = publishedBefore;
            samples = samplesBefore;
            draws = drawsBefore;
            told = toldBefore;
        };
    }

    @Override
    public boolean commit(SampleSeed seed, Instant at) {
        life.step();
        return seeds.putIfAbsent(seed.day(), seed) == null;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return seeds.isEmpty() ? Optional.empty() : Optional.of(seeds.lastKey());
    }

    @Override
    public List<SampleSeed> toDraw(LocalDate before) {
        return seeds.headMap(before).values().stream()
                .filter(seed -> !published.contains(seed.day()))
                .toList();
    }

    @Override
    public boolean publish(LocalDate day, Instant at) {
        life.step();
        return !published.contains(day) && published.add(day);
    }

    @Override
    public List<Cleared> clearedByNobody(Instant from, Instant until) {
        return queries.all().stream()
                .filter(CreditQuery.Cleared.class::isInstance)
                .map(CreditQuery.Cleared.class::cast)
                .filter(query -> query.review().isEmpty())
                .filter(query -> !query.clearance().clearedAt().isBefore(from)
                        && query.clearance().clearedAt().isBefore(until))
                .map(query -> new Cleared(
                        query.id(),
                        query.particulars().requester().institution(),
                        query.particulars().requester() instanceof Requester.PartnerSystem))
                .sorted(Comparator.comparing(cleared -> cleared.query().toString()))
                .toList();
    }

    @Override
    public boolean isDrawn(LocalDate day, String institution) {
        return draws.stream()
                .anyMatch(draw -> draw.day().equals(day) && draw.institution().equals(institution));
    }

    @Override
    public boolean add(QuerySample sample) {
        life.step();
        return samples.putIfAbsent(sample.query().toString(), sample) == null;
    }

    @Override
    public boolean note(SampleDraw draw, Instant at) {
        life.step();
        return !isDrawn(draw.day(), draw.institution()) && draws.add(draw);
    }

    @Override
    public Optional<QuerySample> find(CreditQueryId query) {
        return Optional.ofNullable(samples.get(query.toString()));
    }

    @Override
    public boolean examine(CreditQueryId query, QuerySample.Examination finding) {
        QuerySample sample = find(query).orElseThrow();
        if (sample.finding() != null) {
            return false;
        }
        samples.put(
                query.toString(),
                new QuerySample(query, sample.day(), sample.examinedBy(), sample.sampledAt(), sample.dueBy(), finding));
        return true;
    }

    @Override
    public List<QuerySample> page(
            String examinedBy, @Nullable Show show, Instant moment, @Nullable CreditQueryId after, int limit) {
        return samples.values().stream()
                .filter(sample -> sample.examinedBy().equals(examinedBy))
                .filter(sample -> show == null
                        || switch (show) {
                            case OPEN -> sample.finding() == null;
                            case OVERDUE -> sample.isOverdueAt(moment);
                            case EXAMINED -> sample.finding() != null;
                        })
                .filter(sample -> after == null || sample.query().toString().compareTo(after.toString()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Backlog backlogOf(String examinedBy, Instant moment) {
        return new Backlog(
                page(examinedBy, Show.OPEN, moment, null, Integer.MAX_VALUE).size(),
                page(examinedBy, Show.OVERDUE, moment, null, Integer.MAX_VALUE).size());
    }

    @Override
    public int overdue(Instant moment) {
        return (int) samples.values().stream()
                .filter(sample -> sample.isOverdueAt(moment))
                .count();
    }

    @Override
    public void committed(SampleSeed seed, Instant at) {
        life.step();
        told.add("committed " + seed.day() + " " + seed.digest());
    }

    @Override
    public void drawn(SampleDraw draw, Instant at) {
        life.step();
        told.add("drawn " + draw.day() + " " + draw.institution() + " " + draw.sampled() + " of " + draw.population());
    }

    @Override
    public void published(SampleSeed seed, Instant at) {
        life.step();
        told.add("published " + seed.day() + " " + seed.text());
    }

    List<QuerySample> all() {
        return List.copyOf(samples.values());
    }

    List<SampleDraw> draws() {
        return List.copyOf(draws);
    }

    List<String> told() {
        return List.copyOf(told);
    }
}
