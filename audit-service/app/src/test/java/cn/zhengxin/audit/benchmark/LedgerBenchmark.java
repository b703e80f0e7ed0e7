package cn.zhengxin.audit.benchmark;

import cn.zhengxin.audit.AuditServiceApplication;
import cn.zhengxin.audit.AuditServiceFixture;
import cn.zhengxin.audit.AuditServiceFixture.Sent;
import cn.zhengxin.ledgerverifier.Hash;
import cn.zhengxin.ledgerverifier.InclusionProof;
import cn.zhengxin.ledgerverifier.KeptHeads;
import cn.zhengxin.ledgerverifier.LedgerExport;
import cn.zhengxin.ledgerverifier.MerkleTree;
import cn.zhengxin.ledgerverifier.TreeHasher;
import cn.zhengxin.ledgerverifier.TrustedKeys;
import cn.zhengxin.ledgerverifier.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Figures of the ledger (P7, P8), as a program of its own: topic to signed record, the appender alone, an export verified, a
 * proof verified. Arguments: how many events (20000 unless given).
 */
public final class LedgerBenchmark {

    private LedgerBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        try (AuditServiceFixture fixture = new AuditServiceFixture("audit_benchmark")) {
            Map<String, Object> settings = new HashMap<>();
            fixture.settings(settings::put);
            String[] command = settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new);
            try (var context = new SpringApplicationBuilder(AuditServiceApplication.class).run(command)) {
                fixture.servedAt(Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0")));
                long sequence = 1;
                for (String stage : List.of("warm-up", "measured")) {
                    List<Sent> batch = fixture.events("query", sequence, sequence + events - 1);
                    sequence += events;
                    long start = System.nanoTime();
                    fixture.publish(batch);
                    await(fixture, sequence - 1);
                    report(stage + ": topic to signed record", events, System.nanoTime() - start);
                }
                System.out.println("record received to head signed, milliseconds p50 p99 max: "
                        + percentile(fixture, 0.5) + " " + percentile(fixture, 0.99) + " " + percentile(fixture, 1));
                appenderAlone(fixture, events);
                verifyExport(fixture);
            }
        }
        verifyProofs();
        System.exit(0);
    }

    private static void appenderAlone(AuditServiceFixture fixture, int events) throws InterruptedException {
        long before = fixture.count("SELECT max(size) FROM ledger_head");
        long start = System.nanoTime();
        fixture.asSuperuser("""
                INSERT INTO incoming_event (event_id, producer, producer_sequence, topic, type, aggregate_id, account,
                    occurred_at, received_at, event)
                SELECT gen_random_uuid(), 'masking', n, 'credit.masking.v1', 'ReportMasked', 'view-' || n, 'query-service',
                       now(), now(), '{"id":"event-' || n || '","data":{"text":"' || repeat('x', 400) || '"}}'
                  FROM generate_series(1, %d) n
                """.formatted(events));
        long inserted = System.nanoTime();
        while (fixture.count("SELECT max(size) FROM ledger_head") < before + events) {
            Thread.sleep(20);
        }
        long end = System.nanoTime();
        report("appender alone", events, end - inserted);
        System.out.println("(filling its queue took " + (inserted - start) / 1_000_000 + " ms)");
    }

    private static void verifyExport(AuditServiceFixture fixture) throws IOException {
        long start = System.nanoTime();
        String export = fixture.post(fixture.auditor(), "/api/v1/audit-exports", "{\"fromSequence\":0}")
                .body();
        long records =
                export.lines().filter(line -> line.startsWith("record\t")).count();
        report("export over HTTP", records, System.nanoTime() - start);
        Path file = Files.writeString(fixture.file("export"), export);
        TrustedKeys keys = TrustedKeys.readPem(fixture.publicKey());
        for (int round = 0; round < 5; round++) {
            start = System.nanoTime();
            Verdict verdict = LedgerExport.verify(file, keys, KeptHeads.none());
            report("export verified (" + verdict.getClass().getSimpleName() + ")", records, System.nanoTime() - start);
        }
    }

    private static void verifyProofs() {
        MerkleTree tree = new MerkleTree();
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            Hash leaf = TreeHasher.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8));
            leaves.add(leaf);
            tree.append(leaf);
        }
        Random random = new Random(1);
        Hash root = tree.root();
        List<InclusionProof> proofs = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            proofs.add(tree.inclusionProof(random.nextInt(100_000), 100_000));
        }
        System.out.println("inclusion proof in a tree of 100000: "
                + proofs.stream().mapToInt(proof -> proof.path().size()).max().orElseThrow() + " hashes at most");
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            int good = 0;
            for (InclusionProof proof : proofs) {
                if (proof.verify(leaves.get(Math.toIntExact(proof.index())), root)) {
                    good++;
                }
            }
            report("inclusion proofs verified, " + good + " good", proofs.size(), System.nanoTime() - start);
        }
    }

    private static void await(AuditServiceFixture fixture, long expected) throws InterruptedException {
        while (fixture.count("SELECT count(*) FROM ledger_record WHERE producer = 'query'") < expected) {
            Thread.sleep(50);
        }
    }

    private static long percentile(AuditServiceFixture fixture, double share) {
        return fixture.count("""
                SELECT percentile_disc(%s) WITHIN GROUP (ORDER BY extract(epoch FROM signed_at - received_at) * 1000)::bigint
                  FROM ledger_record JOIN LATERAL (
                    SELECT signed_at FROM ledger_head WHERE size > sequence ORDER BY size LIMIT 1) ON true
                 WHERE producer = 'query'
                """.formatted(share));
    }

    private static void report(String what, long count, long nanos) {
        System.out.println(what + ": " + count + " in " + nanos / 1_000_000 + " ms, " + Math.round(count * 1e9 / nanos)
                + " a second, " + nanos / 1000.0 / count + " µs each");
    }
}
