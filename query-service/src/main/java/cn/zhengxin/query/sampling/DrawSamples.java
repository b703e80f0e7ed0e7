package cn.zhengxin.query.sampling;

import cn.zhengxin.query.creditquery.application.CreditQueries;
import cn.zhengxin.query.creditquery.application.InstitutionInCharge;
import cn.zhengxin.query.creditquery.application.QueryJournal;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.policy.PolicyBooks;
import cn.zhengxin.query.sampling.QuerySamples.Cleared;
import cn.zhengxin.workingcalendar.BankDay;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Q4: when a day is over, draws the policy's share of the queries that systems made on it without a reviewer, of each institution
 * one at least. A day's seed is committed to before the day begins and decides everything, so that drawing again, after whatever
 * crash or in two processes at once, draws the same; and of a query there is one sample at most.
 */
@Component
public class DrawSamples {

    private static final Performer PLATFORM = new Performer.Platform();

    /** Few enough for one short transaction. */
    private static final int AT_ONCE = 100;

    private final SampleSeeds seeds;
    private final QuerySamples samples;
    private final SamplingJournal samplingJournal;
    private final CreditQueries queries;
    private final QueryJournal journal;
    private final PolicyBooks books;
    private final InstitutionInCharge inCharge;
    private final SamplingProperties properties;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DrawSamples(
            SampleSeeds seeds,
            QuerySamples samples,
            SamplingJournal samplingJournal,
            CreditQueries queries,
            QueryJournal journal,
            PolicyBooks books,
            InstitutionInCharge inCharge,
            SamplingProperties properties,
            TransactionOperations transactions,
            Clock clock) {
        this.seeds = seeds;
        this.samples = samples;
        this.samplingJournal = samplingJournal;
        this.queries = queries;
        this.journal = journal;
        this.books = books;
        this.inCharge = inCharge;
        this.properties = properties;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Days without a seed up to tomorrow get one; days that are over are drawn. */
    public void handle() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        commitSeeds(BankDay.of(now), now);
        for (SampleSeed seed : seeds.toDraw(BankDay.of(now.minus(properties.drawnAfter())))) {
            draw(seed, now);
        }
    }

    /** A day that every process slept through gets its seed late; nobody who asked on it could have known it either. */
    private void commitSeeds(LocalDate today, Instant now) {
        LocalDate first = seeds.lastDay().map(last -> last.plusDays(1)).orElse(today);
        for (LocalDate day = first; !day.isAfter(today.plusDays(1)); day = day.plusDays(1)) {
            var seed = SampleSeed.random(day, random, properties.digest());
            transactions.executeWithoutResult(transaction -> {
                if (seeds.commit(seed, now)) {
                    samplingJournal.committed(seed, now);
                }
            });
        }
    }

    private void draw(SampleSeed seed, Instant now) {
        Instant begin = seed.day().atStartOfDay(BankDay.ZONE).toInstant();
        Instant end = seed.day().plusDays(1).atStartOfDay(BankDay.ZONE).toInstant();
        var byInstitution = samples.clearedByNobody(begin, end).stream()
                .collect(Collectors.groupingBy(Cleared::institution, TreeMap::new, Collectors.toList()));
        byInstitution.forEach((institution, cleared) -> {
            if (!samples.isDrawn(seed.day(), institution)) {
                drawOf(institution, cleared, seed, end, now);
            }
        });
        transactions.executeWithoutResult(transaction -> {
            if (seeds.publish(seed.day(), now)) {
                samplingJournal.published(seed, now);
            }
        });
    }

    private void drawOf(String institution, List<Cleared> cleared, SampleSeed seed, Instant end, Instant now) {
        // As the policy stood when the day ended, so that a draw that is repeated later is the same.
        var book = books.inForceAt(end.minus(1, ChronoUnit.MICROS), institution);
        int percent = book.termsOf("Q4").number("samplePercent");
        boolean partner = cleared.getFirst().partner();
        String examinedBy = partner ? inCharge.ofPartners() : institution;
        List<CreditQueryId> drawn =
                seed.drawnOf(cleared.stream().map(Cleared::query).toList(), percent);
        for (int from = 0; from < drawn.size(); from += AT_ONCE) {
            var some = drawn.subList(from, Math.min(from + AT_ONCE, drawn.size()));
            transactions.executeWithoutResult(
                    transaction -> some.forEach(query -> sample(query, seed.day(), examinedBy, book.version(), now)));
        }
        var draw = new SampleDraw(seed.day(), institution, cleared.size(), drawn.size(), percent, book.version());
        transactions.executeWithoutResult(transaction -> {
            if (samples.note(draw, now)) {
                samplingJournal.drawn(draw, now);
            }
        });
    }

    private void sample(CreditQueryId query, LocalDate day, String examinedBy, int policyVersion, Instant now) {
        var sample = new QuerySample(query, day, examinedBy, now, now.plus(properties.dueAfter()), null);
        if (samples.add(sample)) {
            journal.append(new CreditQueryEvent.QuerySampled(
                    queries.get(query).particulars(), PLATFORM, now, day, examinedBy, sample.dueBy(), policyVersion));
        }
    }
}
