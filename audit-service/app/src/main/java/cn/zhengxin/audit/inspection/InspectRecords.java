package cn.zhengxin.audit.inspection;

import cn.zhengxin.audit.ledger.ProveRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the ledger for a person; the reading is recorded before anything is shown (U1, U11). */
@Component
class InspectRecords {

    private static final String READ = "AuditRecordsRead";

    private final ReadingTrail trail;
    private final InspectedRecords records;
    private final ProveRecord prove;

    InspectRecords(ReadingTrail trail, InspectedRecords records, ProveRecord prove) {
        this.trail = trail;
        this.records = records;
        this.prove = prove;
    }

    /** The records that fit, the latest first. */
    List<InspectedRecord> list(Reader reader, RecordFilter asked, @Nullable Long before, int most) {
        RecordFilter filter = asked;
        Optional<String> only = reader.restrictedToInstitution();
        if (only.isPresent()) {
            filter = asked.ofInstitution(only.get());
        }
        trail.record(reader, READ, "ledger", asked.subjectReference(), Map.of("filter", asked.described()));
        if (only.isPresent()
                && asked.institution() != null
                && !asked.institution().equals(only.get())) {
            return List.of();
        }
        return records.find(filter, before, most);
    }

    Optional<InspectedRecord> one(Reader reader, long sequence) {
        Optional<InspectedRecord> found = records.find(sequence);
        trail.record(reader, READ, "ledger", null, described(found, false));
        return visible(reader, found);
    }

    ProveRecord.Outcome proof(Reader reader, long sequence, @Nullable Long treeSize) {
        Optional<InspectedRecord> found = records.find(sequence);
        trail.record(reader, READ, "ledger", null, described(found, true));
        if (visible(reader, found).isEmpty()) {
            return new ProveRecord.Outcome.NoSuchRecord();
        }
        return prove.handle(sequence, treeSize);
    }

    /** A number that is no record's place may be anything, a person's number too: it is not recorded (N2). */
    private static Map<String, Object> described(Optional<InspectedRecord> found, boolean proof) {
        Map<String, Object> members = new TreeMap<>();
        found.ifPresentOrElse(record -> members.put("sequence", record.sequence()), () -> members.put("found", false));
        if (proof) {
            members.put("proof", true);
        }
        return members;
    }

    private static Optional<InspectedRecord> visible(Reader reader, Optional<InspectedRecord> found) {
        Optional<String> only = reader.restrictedToInstitution();
        return found.filter(record -> only.isEmpty() || only.get().equals(record.institution()));
    }
}
