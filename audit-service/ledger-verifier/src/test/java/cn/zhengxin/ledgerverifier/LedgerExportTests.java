package cn.zhengxin.ledgerverifier;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.ledgerverifier.Verdict.Intact;
import cn.zhengxin.ledgerverifier.Verdict.Kind;
import cn.zhengxin.ledgerverifier.Verdict.Tampered;
import cn.zhengxin.ledgerverifier.Verdict.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerExportTests {

    private final SampleLedger ledger = new SampleLedger(1, 100, 7);

    @Test
    @DisplayName("U3 · an untouched export is verified")
    void anUntouchedExportIsVerified() {
        assertThat(ledger.verify(ledger.export(), KeptHeads.none())).isEqualTo(new Intact(0, 100, List.of()));
    }

    @Test
    @DisplayName("U3 · an export may begin anywhere")
    void anExportMayBeginAnywhere() {
        for (int from = 0; from < 100; from++) {
            assertThat(ledger.verify(ledger.export(from, ledger.records, ledger.heads), KeptHeads.of(ledger.last())))
                    .isEqualTo(new Intact(from, 100, List.of()));
        }
    }

    @Test
    @DisplayName("U3 · an empty ledger is verified")
    void anEmptyLedgerIsVerified() {
        SampleLedger empty = new SampleLedger(2, 0, 1);
        assertThat(empty.verify(empty.export(), KeptHeads.none())).isEqualTo(new Intact(0, 0, List.of()));
    }

    @Test
    @DisplayName("U3 · names a record whose content was altered")
    void namesAnAlteredRecord() {
        for (int i = 0; i < 100; i++) {
            List<LedgerRecord> edited = new ArrayList<>(ledger.records);
            LedgerRecord was = edited.get(i);
            edited.set(
                    i,
                    new LedgerRecord(i, was.salt(), was.leafHash(), was.record().replace("event-", "other-")));
            assertFound(edited, Kind.ALTERED, i);
        }
    }

    @Test
    @DisplayName("U3 · a record altered together with its leaf hash lies between the heads before and after it")
    void boundsARecordAlteredTogetherWithItsLeafHash() {
        List<LedgerRecord> edited = new ArrayList<>(ledger.records);
        edited.set(30, ledger.record(30, "something else"));
        assertThat(ledger.verify(ledger.export(0, edited, ledger.heads), KeptHeads.none()))
                .isInstanceOfSatisfying(Tampered.class, found -> {
                    assertThat(found.kind()).isEqualTo(Kind.ALTERED);
                    assertThat(found.sequence()).isEqualTo(28);
                    assertThat(found.last()).isEqualTo(34);
                });
    }

    @Test
    @DisplayName("U3 · leaf hashes kept outside the database name even that record exactly")
    void keptLeavesNameARecordAlteredTogetherWithItsLeafHash(@TempDir Path folder) throws IOException {
        List<String> witness = new ArrayList<>();
        for (LedgerRecord record : ledger.records) {
            witness.add("leaf\t" + record.sequence() + "\t" + record.leafHash());
            ledger.heads.stream()
                    .filter(head -> head.size() == record.sequence() + 1)
                    .forEach(head -> witness.add(head.toLine()));
        }
        Files.write(folder.resolve("tree-heads-2026-11.log"), witness);
        KeptHeads kept = KeptHeads.read(folder, ledger.trusted);
        assertThat(ledger.verify(ledger.export(), kept)).isEqualTo(new Intact(0, 100, List.of()));
        for (int i = 0; i < 100; i++) {
            List<LedgerRecord> edited = new ArrayList<>(ledger.records);
            edited.set(i, ledger.record(i, "something else"));
            assertThat(ledger.verify(ledger.export(0, edited, ledger.heads), kept))
                    .isEqualTo(
                            new Tampered(Kind.ALTERED, i, i, "its leaf hash is not the one kept outside the database"));
        }
    }

    @Test
    @DisplayName("U3 · names a record that was deleted, renumbered or not")
    void namesAMissingRecord() {
        for (int i = 0; i < 99; i++) {
            List<LedgerRecord> edited = new ArrayList<>(ledger.records);
            edited.remove(i);
            assertFound(edited, Kind.MISSING, i);
            assertFound(renumbered(edited), Kind.MISSING, i);
        }
    }

    @Test
    @DisplayName("U3 · names a record that was inserted")
    void namesAnInsertedRecord() {
        for (int i = 0; i < 100; i++) {
            List<LedgerRecord> edited = new ArrayList<>(ledger.records);
            edited.add(i, ledger.record(i, "never happened"));
            assertFound(edited, Kind.INSERTED, i);
            assertFound(renumbered(edited), Kind.INSERTED, i);
        }
    }

    @Test
    @DisplayName("U3 · names a record that was moved")
    void namesAMovedRecord() {
        for (int i = 0; i < 98; i++) {
            List<LedgerRecord> edited = new ArrayList<>(ledger.records);
            Collections.swap(edited, i, i + 2);
            assertFound(edited, Kind.MOVED, i);
            assertFound(renumbered(edited), Kind.MOVED, i);
        }
    }

    @Test
    @DisplayName("U3 · finds a tail that was cut through a head kept outside")
    void findsACutTail() {
        KeptHeads kept = KeptHeads.of(ledger.last());
        for (TreeHead earlier : ledger.heads.subList(0, ledger.heads.size() - 1)) {
            List<LedgerRecord> cut = ledger.records.subList(0, Math.toIntExact(earlier.size()));
            String export = ledger.export(0, cut, ledger.heads);
            assertThat(ledger.verify(export, KeptHeads.none())).isInstanceOf(Intact.class);
            assertThat(ledger.verify(export, kept)).isInstanceOfSatisfying(Tampered.class, found -> {
                assertThat(found.kind()).isEqualTo(Kind.CUT_TAIL);
                assertThat(found.sequence()).isEqualTo(earlier.size());
            });
        }
    }

    @Test
    @DisplayName("U3 · finds a tail that was cut while its heads stayed")
    void findsACutTailWhoseHeadsStayed() {
        String export = ledger.export(0, ledger.records.subList(0, 90), ledger.heads);
        String withHeads = export.replace("end\t90\n", ledger.last().toLine() + "\nend\t90\n");
        assertThat(ledger.verify(withHeads, KeptHeads.none())).isInstanceOfSatisfying(Tampered.class, found -> {
            assertThat(found.kind()).isEqualTo(Kind.CUT_TAIL);
            assertThat(found.sequence()).isEqualTo(90);
            assertThat(found.last()).isEqualTo(99);
        });
    }

    @Test
    @DisplayName("U3 · names a missing record even where its own head stands in its place")
    void namesAMissingRecordThatAHeadFollowed() {
        for (TreeHead head : ledger.heads.subList(0, ledger.heads.size() - 1)) {
            LedgerRecord last = ledger.records.get(Math.toIntExact(head.size() - 1));
            String export = ledger.export().replace(last.toLine() + "\n", "");
            assertThat(ledger.verify(export, KeptHeads.none())).isInstanceOfSatisfying(Tampered.class, found -> {
                assertThat(found.kind()).isEqualTo(Kind.MISSING);
                assertThat(found.sequence()).isEqualTo(last.sequence());
            });
        }
    }

    @Test
    @DisplayName("U3 · records after the last signed head are not vouched for")
    void recordsAfterTheLastHeadAreNotVouchedFor() {
        String export = ledger.export(0, ledger.records, ledger.heads.subList(0, ledger.heads.size() - 1));
        assertThat(ledger.verify(export, KeptHeads.none()))
                .isInstanceOfSatisfying(
                        Tampered.class, found -> assertThat(found.kind()).isEqualTo(Kind.CUT_TAIL));
    }

    @Test
    @DisplayName("U3 · a ledger recomputed with the stolen signing key is found through a head kept outside")
    void findsARecomputedLedger() {
        TreeHeadSigner stolen = new TreeHeadSigner(ledger.keys.getPrivate(), ledger.keys.getPublic());
        for (int i = 0; i < 100; i += 9) {
            List<LedgerRecord> edited = new ArrayList<>(ledger.records);
            edited.set(i, ledger.record(i, "rewritten"));
            MerkleTree tree = new MerkleTree();
            edited.forEach(record -> tree.append(record.leafHash()));
            List<TreeHead> heads = ledger.heads.stream()
                    .map(head -> stolen.sign(head.size(), tree.root(head.size()), head.time()))
                    .toList();
            String export = ledger.export(0, edited, heads);
            assertThat(ledger.verify(export, KeptHeads.none())).isInstanceOf(Intact.class);
            assertThat(ledger.verify(export, KeptHeads.of(ledger.last())))
                    .isInstanceOfSatisfying(
                            Tampered.class, found -> assertThat(found.kind()).isEqualTo(Kind.RECOMPUTED));
        }
    }

    @Test
    @DisplayName("U3 · a ledger recomputed with another key is not signed by a trusted one")
    void findsALedgerSignedByAnother() {
        SampleLedger other = new SampleLedger(1, 100, 7);
        assertThat(ledger.verify(other.export(), KeptHeads.none()))
                .isInstanceOfSatisfying(
                        Tampered.class, found -> assertThat(found.kind()).isEqualTo(Kind.FORGED_HEAD));
    }

    @Test
    @DisplayName("U3 · every random edit of a record, a leaf hash, a salt or a head in an export is found")
    void everyRandomEditIsFound() {
        Random random = new Random(42);
        SampleLedger small = new SampleLedger(4, 24, 8);
        String export = small.export();
        int body = export.indexOf("record\t");
        int end = export.indexOf("\nend\t") + 1;
        for (int round = 0; round < 2000; round++) {
            StringBuilder edited = new StringBuilder(export);
            int at = body + random.nextInt(end - body);
            switch (random.nextInt(3)) {
                case 0 -> edited.setCharAt(at, other(export.charAt(at), random));
                case 1 -> edited.deleteCharAt(at);
                default -> edited.insert(at, other(export.charAt(at), random));
            }
            assertThat(small.verify(edited.toString(), KeptHeads.none()))
                    .as("edit at character %d", at)
                    .isInstanceOf(Tampered.class);
        }
    }

    @Test
    @DisplayName("U3 · an export that was cut anywhere is not verified")
    void anExportCutAnywhereIsNotVerified() {
        SampleLedger small = new SampleLedger(4, 24, 8);
        String export = small.export();
        Random random = new Random(43);
        for (int round = 0; round < 500; round++) {
            String cut = export.substring(0, random.nextInt(export.length() - 1));
            assertThat(small.verify(cut, KeptHeads.none())).isNotInstanceOf(Intact.class);
        }
    }

    @Test
    @DisplayName("U3 · what is no export is not judged")
    void whatIsNoExportIsNotJudged() {
        assertThat(ledger.verify("hello", KeptHeads.none())).isInstanceOf(Unusable.class);
        assertThat(ledger.verify("", KeptHeads.none())).isInstanceOf(Unusable.class);
    }

    private void assertFound(List<LedgerRecord> edited, Kind kind, long sequence) {
        assertThat(ledger.verify(ledger.export(0, edited, ledger.heads), KeptHeads.none()))
                .isInstanceOfSatisfying(Tampered.class, found -> {
                    assertThat(found.kind()).isEqualTo(kind);
                    assertThat(found.sequence()).isEqualTo(sequence);
                    assertThat(found.last()).isEqualTo(sequence);
                });
    }

    /** As a superuser leaves it who also closes the gap in the column. */
    private static List<LedgerRecord> renumbered(List<LedgerRecord> records) {
        List<LedgerRecord> renumbered = new ArrayList<>();
        for (LedgerRecord record : records) {
            renumbered.add(new LedgerRecord(renumbered.size(), record.salt(), record.leafHash(), record.record()));
        }
        return renumbered;
    }

    private static char other(char was, Random random) {
        while (true) {
            char c = "0123456789abcdefXYZ\t{}\":,".charAt(random.nextInt(25));
            if (c != was) {
                return c;
            }
        }
    }
}
