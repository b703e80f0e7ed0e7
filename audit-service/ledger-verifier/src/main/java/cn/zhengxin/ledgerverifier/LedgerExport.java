package cn.zhengxin.ledgerverifier;

import cn.zhengxin.ledgerverifier.Verdict.Kind;
import cn.zhengxin.ledgerverifier.Verdict.Tampered;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Verifies an export in one pass, in memory that grows with the logarithm of its length. */
public final class LedgerExport {

    private final ExportLines lines;
    private final KeptHeads kept;

    private long from;
    private @Nullable Instant coversUntil;
    private MerkleFrontier frontier = MerkleFrontier.empty();
    /** Every record before this one is vouched for by a signed head. */
    private long proven;

    private @Nullable TreeHead lastHead;
    private long statedBefore = -1;

    private LedgerExport(Reader reader, TrustedKeys keys, KeptHeads kept) {
        this.lines = new ExportLines(
                reader instanceof BufferedReader buffered ? buffered : new BufferedReader(reader), keys);
        this.kept = kept;
    }

    /** Verifies a file of UTF-8 text. */
    public static Verdict verify(Path export, TrustedKeys keys, KeptHeads kept) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(export, StandardCharsets.UTF_8)) {
            return verify(reader, keys, kept);
        }
    }

    /** Verifies an export against the keys and against what was kept of earlier states. */
    public static Verdict verify(Reader reader, TrustedKeys keys, KeptHeads kept) throws IOException {
        LedgerExport export = new LedgerExport(reader, keys, kept);
        try {
            return export.verify();
        } catch (CharacterCodingException notUtf8) {
            return export.malformed("the export is not UTF-8 text");
        }
    }

    private Verdict verify() throws IOException {
        if (!LedgerExportWriter.FIRST_LINE.equals(lines.plain())) {
            return new Verdict.Unusable("the file is not a ledger export of format 1");
        }
        String first = readHeader();
        if (first == null) {
            return new Verdict.Unusable("the export has no readable beginning");
        }
        Optional<Tampered> disagreement = compareWithKept();
        if (disagreement.isPresent()) {
            return disagreement.get();
        }
        for (ExportLine line = lines.of(first); line != null; line = lines.next()) {
            Optional<Tampered> finding;
            switch (line) {
                case ExportLine.OfRecord record -> finding = record(record);
                case ExportLine.OfHead head -> finding = head(head);
                case ExportLine.Other other -> {
                    if (other.text().equals("end\t" + frontier.size())) {
                        return end();
                    }
                    finding = Optional.of(
                            malformed("line after record " + (frontier.size() - 1) + " belongs to no export"));
                }
            }
            if (finding.isPresent()) {
                return finding.get();
            }
        }
        return new Tampered(Kind.CUT_TAIL, frontier.size(), frontier.size(), "the file ends without its end line");
    }

    /** The first line after the header, or null when the header is of no use. */
    private @Nullable String readHeader() throws IOException {
        try {
            String line = lines.plain();
            if (line == null || !line.startsWith("from\t")) {
                return null;
            }
            from = Numbers.position(line.substring("from\t".length()));
            List<Hash> left = new ArrayList<>();
            for (line = lines.plain(); line != null && line.startsWith("left\t"); line = lines.plain()) {
                left.add(Hash.ofHex(line.substring("left\t".length())));
            }
            frontier = MerkleFrontier.of(from, left);
            proven = from;
            if (line != null && line.startsWith("covers\t")) {
                coversUntil = Instant.parse(line.substring("covers\t".length()));
                line = lines.plain();
            }
            return line;
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return null;
        }
    }

    private Optional<Tampered> record(ExportLine.OfRecord line) throws IOException {
        long place = frontier.size();
        LedgerRecord record = line.record();
        if (record == null) {
            return altered(place, "its line cannot be read");
        }
        long stated = line.stated();
        if (stated == ExportLine.UNREADABLE && record.sequence() == place) {
            return altered(place, "its content cannot be read");
        }
        // The place it is filed under first, then the place its own content states.
        long claimed = record.sequence() == place && stated >= 0 ? stated : record.sequence();
        if (claimed > place) {
            return missingOrMoved(place, claimed);
        }
        if (claimed < place) {
            return Optional.of(new Tampered(
                    Kind.INSERTED,
                    claimed,
                    claimed,
                    statedBefore == claimed
                            ? "two records claim sequence " + claimed
                            : "record " + claimed + " appears again in place of record " + place));
        }
        Hash leaf = record.leafHash();
        if (!line.intact()) {
            return altered(place, "its content does not give its leaf hash");
        }
        Optional<Hash> keptLeaf = kept.leaf(place);
        if (keptLeaf.isPresent() && !keptLeaf.get().equals(leaf)) {
            return altered(place, "its leaf hash is not the one kept outside the database");
        }
        frontier.append(leaf);
        statedBefore = claimed;
        return compareWithKept();
    }

    private Optional<Tampered> missingOrMoved(long place, long found) throws IOException {
        for (ExportLine line = lines.next(); line != null; line = lines.next()) {
            if (line instanceof ExportLine.OfRecord record && record.belongsTo(place)) {
                return Optional.of(new Tampered(
                        Kind.MOVED, place, place, "record " + found + " stands in the place of record " + place));
            }
        }
        return Optional.of(new Tampered(
                Kind.MISSING, place, place, "record " + found + " follows where record " + place + " belongs"));
    }

    private Optional<Tampered> head(ExportLine.OfHead line) throws IOException {
        TreeHead head = line.head();
        if (head == null) {
            return Optional.of(malformed("the tree head after record " + (frontier.size() - 1) + " cannot be read"));
        }
        long size = frontier.size();
        if (!line.signed()) {
            return Optional.of(new Tampered(
                    Kind.FORGED_HEAD,
                    Math.max(size - 1, 0),
                    Math.max(size - 1, 0),
                    "the tree head of size " + head.size() + " is not signed by a trusted key"));
        }
        if (head.size() != size) {
            return Optional.of(misplaced(head, size));
        }
        if (!head.root().equals(frontier.root())) {
            return Optional.of(unproven(size));
        }
        proven = size;
        lastHead = head;
        return Optional.empty();
    }

    /** A genuine head at a place it does not belong to: usually because records before it are gone. */
    private Tampered misplaced(TreeHead head, long size) throws IOException {
        boolean followed = false;
        for (ExportLine line = lines.next(); line != null; line = lines.next()) {
            if (!(line instanceof ExportLine.OfRecord record)) {
                continue;
            }
            if (head.size() < size || (!followed && record.belongsTo(size))) {
                return malformed("a tree head of size " + head.size() + " stands after record " + (size - 1));
            }
            if (record.belongsTo(size)) {
                return new Tampered(Kind.MOVED, size, size, "record " + size + " stands further on");
            }
            followed = true;
        }
        if (head.size() < size) {
            return malformed("a tree head of size " + head.size() + " stands after record " + (size - 1));
        }
        return followed
                ? new Tampered(
                        Kind.MISSING,
                        size,
                        size,
                        "a signed head covers " + head.size() + " records, other records follow record " + (size - 1))
                : new Tampered(
                        Kind.CUT_TAIL,
                        size,
                        head.size() - 1,
                        "a signed head covers " + head.size() + " records, they end before record " + size);
    }

    /** The head after {@code size} records does not follow from them; the line after it may tell why. */
    private Tampered unproven(long size) throws IOException {
        for (ExportLine line = lines.next(); line != null; line = lines.next()) {
            if (line instanceof ExportLine.OfRecord record) {
                if (record.belongsTo(size - 1)) {
                    return new Tampered(Kind.INSERTED, size - 1, size - 1, "two records claim sequence " + (size - 1));
                }
                break;
            }
        }
        long first = Math.min(proven, Math.max(size - 1, 0));
        return new Tampered(
                Kind.ALTERED,
                first,
                Math.max(size - 1, first),
                first == size - 1
                        ? "it is not the record that was signed"
                        : "the signed head of size " + size
                                + " does not follow from the records, and the one before it does");
    }

    private Optional<Tampered> compareWithKept() {
        long size = frontier.size();
        Optional<TreeHead> head = kept.ofSize(size);
        if (head.isPresent() && !head.get().root().equals(frontier.root())) {
            long first = Math.min(proven, Math.max(size - 1, 0));
            return Optional.of(new Tampered(
                    Kind.RECOMPUTED,
                    first,
                    Math.max(size - 1, first),
                    "the head of size " + size + " kept from " + head.get().time()
                            + " does not follow from these records: they were written anew"));
        }
        return Optional.empty();
    }

    private Verdict end() throws IOException {
        long to = frontier.size();
        if (lines.next() != null) {
            return malformed("there are lines after the end");
        }
        if (to > 0 && (lastHead == null || lastHead.size() != to)) {
            return new Tampered(
                    Kind.CUT_TAIL, proven, Math.max(to - 1, proven), "no signed head vouches for the last records");
        }
        List<String> notes = new ArrayList<>();
        for (TreeHead head : kept.heads()) {
            if (head.size() > to) {
                if (mustBeCovered(head)) {
                    return new Tampered(
                            Kind.CUT_TAIL,
                            to,
                            head.size() - 1,
                            "the head kept from " + head.time() + " covers " + head.size()
                                    + " records, the export ends before record " + to);
                }
                notes.add("the kept head of size " + head.size() + " is newer than this export and was not compared");
            } else if (head.size() < from) {
                notes.add("the kept head of size " + head.size() + " lies before this export and was not compared");
            }
        }
        if (!kept.heads().isEmpty() && notes.size() == kept.heads().size()) {
            return new Verdict.Unusable("none of the kept heads can be compared with this export: " + notes.getFirst());
        }
        return new Verdict.Intact(from, to, notes);
    }

    /** A single head is always meant; of a whole witness folder those that were signed before the export was taken. */
    private boolean mustBeCovered(TreeHead head) {
        return kept.heads().size() == 1 || (coversUntil != null && !head.time().isAfter(coversUntil));
    }

    private Optional<Tampered> altered(long place, String explanation) {
        return Optional.of(new Tampered(Kind.ALTERED, place, place, explanation));
    }

    private Tampered malformed(String explanation) {
        return new Tampered(Kind.MALFORMED, frontier.size(), frontier.size(), explanation);
    }
}
