package cn.zhengxin.audit.inspection;

import cn.zhengxin.audit.ledger.ProveRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the ledger for a person; the reading is recorded first (U1, U11). */
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
        trail.record(reader, READ, "ledger", null, Map.of("sequence", sequence));
        return visible(reader, sequence);
    }

    ProveRecord.Outcome proof(Reader reader, long sequence, @Nullable Long treeSize) {
        trail.record(reader, READ, "ledger", null, Map.of("sequence", sequence, "proof", true));
        if (visible(reader, sequence).isEmpty()) {
            return new ProveRecord.Outcome.NoSuchRecord();
        }
        return prove.handle(sequence, treeSize);
    }

    private Optional<InspectedRecord> visible(Reader reader, long sequence) {
        Optional<String> only = reader.restrictedToInstitution();
        return records.find(sequence)
                .filter(record -> only.isEmpty() || only.get().equals(record.institution()));
    }
}
