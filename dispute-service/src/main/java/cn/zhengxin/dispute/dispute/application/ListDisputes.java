package cn.zhengxin.dispute.dispute.application;

import cn.zhengxin.dispute.dispute.model.Dispute;
import cn.zhengxin.dispute.dispute.model.DisputeId;
import cn.zhengxin.dispute.requester.Requester;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists disputes page by page: an institution's own for its handlers, a person's own for that person. */
@Service
public class ListDisputes {

    private final Disputes disputes;

    ListDisputes(Disputes disputes) {
        this.disputes = disputes;
    }

    /** A page, and where the next one begins. */
    public record Page(List<Dispute> disputes, Optional<DisputeId> next) {

        public Page {
            disputes = List.copyOf(disputes);
        }
    }

    @Transactional(readOnly = true)
    public Page handle(Requester requester, @Nullable String state, @Nullable DisputeId cursor, int limit) {
        var found = switch (requester) {
            case Requester.Handler handler -> disputes.ofInstitution(handler.institution(), state, cursor, limit + 1);
            case Requester.Subject subject -> disputes.ofSubject(subject.subjectReference(), cursor, limit + 1);
        };
        if (found.size() <= limit) {
            return new Page(found, Optional.empty());
        }
        var page = found.subList(0, limit);
        return new Page(page, Optional.of(page.getLast().id()));
    }
}
