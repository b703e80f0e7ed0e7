package cn.zhengxin.dispute.dispute.application;

import cn.zhengxin.dispute.dispute.model.Dispute;
import cn.zhengxin.dispute.dispute.model.DisputeId;
import cn.zhengxin.dispute.dispute.model.EvidenceFile;
import cn.zhengxin.dispute.dispute.model.EvidenceId;
import cn.zhengxin.dispute.dispute.model.FiledBy;
import cn.zhengxin.dispute.dispute.model.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All disputes. */
public interface Disputes {

    void add(Dispute.Filed dispute, String idempotencyKey, Statement statement, List<EvidenceFile> files);

    /**
     * Stores the next state.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException when somebody else was first
     */
    void change(Dispute dispute);

    Optional<Dispute> find(DisputeId id);

    /** The dispute that this very request filed before. */
    Optional<Dispute> filedBy(FiledBy filer, String idempotencyKey);

    /**
     * Whether an undecided dispute on this item exists. Whoever asks about the same item at the same time waits until this
     * transaction ends, so that two cannot both be told no.
     */
    boolean openOn(String subjectReference, String institution, String itemPath);

    Statement statementOf(DisputeId id);

    Optional<EvidenceFile> evidenceFile(DisputeId dispute, EvidenceId id);

    /** Latest first, before {@code cursor} when there is one. */
    List<Dispute> ofInstitution(String institution, @Nullable String state, @Nullable DisputeId cursor, int limit);

    /** Latest first, before {@code cursor} when there is one. */
    List<Dispute> ofSubject(String subjectReference, @Nullable DisputeId cursor, int limit);
}
