package cn.zhengxin.ledgerverifier;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A ledger in memory with a head every few records, and an export of whatever its records were made into. */
final class SampleLedger {

    static final Instant START = Instant.parse("2026-11-25T01:00:00Z");

    final KeyPair keys;
    final TrustedKeys trusted;
    final List<LedgerRecord> records = new ArrayList<>();
    final List<TreeHead> heads = new ArrayList<>();
    final MerkleTree tree = new MerkleTree();
    private final TreeHeadSigner signer;
    private final Random random;

    SampleLedger(long seed, int size, int recordsPerHead) {
        random = new Random(seed);
        keys = newKeys();
        trusted = TrustedKeys.of(keys.getPublic());
        signer = new TreeHeadSigner(keys.getPrivate(), keys.getPublic());
        for (int i = 0; i < size; i++) {
            LedgerRecord record = record(i, "event-" + i);
            records.add(record);
            tree.append(record.leafHash());
            if ((i + 1) % recordsPerHead == 0 || i + 1 == size) {
                heads.add(head(i + 1));
            }
        }
    }

    static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    LedgerRecord record(long sequence, String event) {
        byte[] salt = new byte[TreeHasher.SALT_LENGTH];
        random.nextBytes(salt);
        String canonical = CanonicalJson.write(Map.of(
                "sequence",
                sequence,
                "producer",
                "query",
                "event",
                Map.of("id", event, "result", "ok \"quoted\" 张\t")));
        return new LedgerRecord(
                sequence, HexFormat.of().formatHex(salt), TreeHasher.record(salt, canonical), canonical);
    }

    TreeHead head(long size) {
        return signer.sign(size, tree.root(size), START.plusSeconds(size));
    }

    TreeHead last() {
        return heads.getLast();
    }

    String export() {
        return export(0, records, heads);
    }

    /** What a database in this state exports from this sequence on. */
    String export(int from, List<LedgerRecord> current, List<TreeHead> currentHeads) {
        try {
            StringWriter text = new StringWriter();
            List<Hash> left = MerkleFrontier.coverOf(from).stream()
                    .map(id -> tree.read(Set.of(id)).get(id))
                    .toList();
            LedgerExportWriter writer = new LedgerExportWriter(text, from, left, START.plusSeconds(1_000_000));
            long position = from;
            for (LedgerRecord record : current.subList(from, current.size())) {
                writer.record(record);
                position++;
                for (TreeHead head : currentHeads) {
                    if (head.size() == position) {
                        writer.head(head);
                    }
                }
            }
            writer.end();
            return text.toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Verdict verify(String export, KeptHeads kept) {
        try {
            return LedgerExport.verify(new StringReader(export), trusted, kept);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
