package cn.zhengxin.ledgerverifier.benchmark;

import cn.zhengxin.ledgerverifier.CanonicalJson;
import cn.zhengxin.ledgerverifier.Hash;
import cn.zhengxin.ledgerverifier.InclusionProof;
import cn.zhengxin.ledgerverifier.KeptHeads;
import cn.zhengxin.ledgerverifier.LedgerExport;
import cn.zhengxin.ledgerverifier.LedgerExportWriter;
import cn.zhengxin.ledgerverifier.LedgerRecord;
import cn.zhengxin.ledgerverifier.MerkleFrontier;
import cn.zhengxin.ledgerverifier.MerkleTree;
import cn.zhengxin.ledgerverifier.SigningKeyFile;
import cn.zhengxin.ledgerverifier.TreeHasher;
import cn.zhengxin.ledgerverifier.TreeHeadSigner;
import cn.zhengxin.ledgerverifier.TrustedKeys;
import cn.zhengxin.ledgerverifier.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * P8 without a platform: how fast a whole export and how fast one proof of inclusion is verified. Beside it stands a plain
 * chain of SHA-256 over the same lines of the same file, which is what a table with a hash chain would verify. Arguments: records
 * (1000000), records for each signed head (500), rounds (5).
 */
public final class VerificationBenchmark {

    private VerificationBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int recordsOfHead = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        Path folder = Files.createTempDirectory("ledger-verification");
        Path export = folder.resolve("ledger.export");
        try {
            Files.deleteIfExists(folder.resolve("key"));
            SigningKeyFile.create(folder.resolve("key"));
            KeyPair keys = SigningKeyFile.read(folder.resolve("key"));
            TrustedKeys trusted = TrustedKeys.of(keys.getPublic());
            write(export, records, recordsOfHead, new TreeHeadSigner(keys.getPrivate(), keys.getPublic()));
            System.out.println(records + " records, a signed head every " + recordsOfHead + ", "
                    + Files.size(export) / records + " bytes a record");
            for (int round = 0; round < rounds; round++) {
                long start = System.nanoTime();
                Verdict verdict = LedgerExport.verify(export, trusted, KeptHeads.none());
                report("export verified (" + verdict.getClass().getSimpleName() + ")", records, start);
                start = System.nanoTime();
                report("plain hash chain " + chain(export).substring(0, 8), records, start);
            }
        } finally {
            Files.deleteIfExists(export);
            Files.deleteIfExists(folder.resolve("key"));
            Files.deleteIfExists(folder);
        }
        proofs(rounds);
    }

    private static void write(Path export, int records, int recordsOfHead, TreeHeadSigner signer) throws IOException {
        var random = new Random(20261127);
        var frontier = MerkleFrontier.empty();
        try (Writer out = Files.newBufferedWriter(export, StandardCharsets.UTF_8)) {
            var writer = new LedgerExportWriter(out, 0, List.of(), null);
            for (int i = 0; i < records; i++) {
                byte[] salt = new byte[TreeHasher.SALT_LENGTH];
                random.nextBytes(salt);
                String canonical = CanonicalJson.write(record(i, random));
                Hash leaf = TreeHasher.record(salt, canonical);
                frontier.append(leaf);
                writer.record(new LedgerRecord(i, HexFormat.of().formatHex(salt), leaf, canonical));
                if ((i + 1) % recordsOfHead == 0 || i + 1 == records) {
                    writer.head(signer.sign(
                            frontier.size(),
                            frontier.root(),
                            Instant.ofEpochSecond(1_764_000_000L).plusMillis(i)));
                }
            }
            writer.end();
        }
    }

    /** As large and as deep as the event of a query. */
    private static Map<String, Object> record(long sequence, Random random) {
        Map<String, Object> event = new TreeMap<>();
        event.put("id", "01a1d2c3-0000-7000-8000-" + "%012x".formatted(sequence));
        event.put("type", "BureauInquirySent");
        event.put("version", 1L);
        event.put("aggregateId", "01a1d2c3-1111-7000-8000-" + "%012x".formatted(sequence / 9));
        event.put("occurredAt", "2026-11-27T01:02:03.456789Z");
        event.put(
                "actor",
                Map.of("kind", "PERSON", "account", "officer.lin", "employeeNumber", "E1001", "institution", "B10001"));
        event.put(
                "origin",
                Map.of("address", "10.1.2.3", "traceId", HexFormat.of().toHexDigits(random.nextLong())));
        event.put("subjectReference", "sr_" + Long.toString(random.nextLong() & Long.MAX_VALUE, 36));
        event.put("authorizationId", "01a1d2c3-2222-7000-8000-" + "%012x".formatted(random.nextInt(1_000_000)));
        event.put("result", "SENT");
        event.put("policyVersion", "12");
        event.put(
                "data",
                Map.of(
                        "purpose",
                        "LOAN_APPLICATION",
                        "institution",
                        "B10001",
                        "requestNumber",
                        "ZX" + sequence,
                        "attempt",
                        1L));
        return Map.of("sequence", sequence, "producer", "query", "producerSequence", sequence + 1, "event", event);
    }

    private static String chain(Path export) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(export, StandardCharsets.UTF_8)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] last = new byte[32];
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                digest.update(last);
                last = digest.digest(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(last);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void proofs(int rounds) {
        var tree = new MerkleTree();
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            Hash leaf = TreeHasher.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8));
            leaves.add(leaf);
            tree.append(leaf);
        }
        Hash root = tree.root();
        var random = new Random(1);
        List<InclusionProof> proofs = random.ints(20_000, 0, 1_000_000)
                .mapToObj(index -> tree.inclusionProof(index, 1_000_000))
                .toList();
        int longest =
                proofs.stream().mapToInt(proof -> proof.path().size()).max().orElseThrow();
        System.out.println("proofs of inclusion in a tree of 1000000: " + longest + " hashes at most");
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            int good = 0;
            for (InclusionProof proof : proofs) {
                good += proof.verify(leaves.get(Math.toIntExact(proof.index())), root) ? 1 : 0;
            }
            double micros = (System.nanoTime() - start) / 1000.0 / proofs.size();
            System.out.println(good + " of " + proofs.size() + " proofs verified, " + micros + " µs each");
        }
    }

    private static void report(String what, long count, long start) {
        long nanos = System.nanoTime() - start;
        System.out.println(what + ": " + Math.round(count * 1e9 / nanos) + " records a second, "
                + Math.round(nanos / 10.0 / count) / 100.0 + " µs each");
    }
}
