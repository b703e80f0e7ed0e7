package cn.zhengxin.dispute.dispute.application;

import cn.zhengxin.dispute.dispute.model.Dispute;
import cn.zhengxin.dispute.dispute.model.DisputeId;
import cn.zhengxin.dispute.dispute.model.EvidenceFile;
import cn.zhengxin.dispute.dispute.model.EvidenceId;
import cn.zhengxin.dispute.dispute.model.FiledBy;
import cn.zhengxin.dispute.dispute.model.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

final class InMemoryDisputes implements Disputes {

    private final Map<DisputeId, Dispute> disputes = new LinkedHashMap<>();
    private final Map<DisputeId, Statement> statements = new HashMap<>();
    private final Map<DisputeId, List<EvidenceFile>> files = new HashMap<>();
    private final Map<String, DisputeId> requests = new HashMap<>();

    @Override
    public void add(Dispute.Filed dispute, String idempotencyKey, Statement statement, List<EvidenceFile> evidence) {
        disputes.put(dispute.id(), dispute);
        statements.put(dispute.id(), statement);
        files.put(dispute.id(), evidence);
        requests.put(dispute.details().filedBy().account() + "/" + idempotencyKey, dispute.id());
    }

    @Override
    public void change(Dispute dispute) {
        disputes.put(dispute.id(), dispute);
    }

    @Override
    public Optional<Dispute> find(DisputeId id) {
        return Optional.ofNullable(disputes.get(id));
    }

    @Override
    public Optional<Dispute> filedBy(FiledBy filer, String idempotencyKey) {
        return Optional.ofNullable(requests.get(filer.account() + "/" + idempotencyKey))
                .map(disputes::get);
    }

    @Override
    public boolean openOn(String subjectReference, String institution, String itemPath) {
        return disputes.values().stream()
                .filter(dispute -> !(dispute instanceof Dispute.Decided))
                .map(Dispute::details)
                .anyMatch(details -> details.subjectReference().equals(subjectReference)
                        && details.institution().equals(institution)
                        && itemPath.equals(details.itemPath()));
    }

    @Override
    public Statement statementOf(DisputeId id) {
        return statements.get(id);
    }

    @Override
    public Optional<EvidenceFile> evidenceFile(DisputeId dispute, EvidenceId id) {
        return files.get(dispute).stream()
                .filter(file -> file.evidence().id().equals(id))
                .findFirst();
    }

    @Override
    public List<Dispute> ofInstitution(
            String institution, @Nullable String state, @Nullable DisputeId cursor, int limit) {
        return list(dispute -> dispute.details().institution().equals(institution), limit);
    }

    @Override
    public List<Dispute> ofSubject(String subjectReference, @Nullable DisputeId cursor, int limit) {
        return list(dispute -> dispute.details().subjectReference().equals(subjectReference), limit);
    }

    private List<Dispute> list(Predicate<Dispute> wanted, int limit) {
        return new ArrayList<>(disputes.values())
                .reversed().stream().filter(wanted).limit(limit).toList();
    }
}
