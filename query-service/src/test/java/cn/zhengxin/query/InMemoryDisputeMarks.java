package cn.zhengxin.query;

import cn.zhengxin.query.disputemark.DisputeMark;
import cn.zhengxin.query.disputemark.DisputeMarks;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

public final class InMemoryDisputeMarks implements DisputeMarks {

    private final Map<UUID, DisputeMark> marks = new LinkedHashMap<>();
    private final Set<UUID> decided = new HashSet<>();

    @Override
    public void open(DisputeMark mark) {
        marks.putIfAbsent(mark.dispute(), mark);
    }

    @Override
    public void close(UUID dispute, Instant at) {
        decided.add(dispute);
    }

    @Override
    public List<DisputeMark> openOn(SubjectReference subject) {
        return marks.values().stream()
                .filter(mark -> mark.subject().equals(subject) && !decided.contains(mark.dispute()))
                .toList();
    }
}
