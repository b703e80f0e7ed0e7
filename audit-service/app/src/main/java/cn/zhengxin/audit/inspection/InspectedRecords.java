package cn.zhengxin.audit.inspection;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ledger as a reader searches it. */
interface InspectedRecords {

    /** The latest first, before this sequence where one is given. */
    List<InspectedRecord> find(RecordFilter filter, @Nullable Long before, int most);

    Optional<InspectedRecord> find(long sequence);
}
