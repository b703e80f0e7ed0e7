package cn.zhengxin.authorization.exemption.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.exemption.model.ExemptionId;
import cn.zhengxin.authorization.exemption.model.ExemptionParticulars;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens an exemption or its document; the access is on record before anything is shown. */
@Service
public class ReadExemption {

    private final Exemptions exemptions;
    private final Outbox outbox;
    private final Clock clock;

    public ReadExemption(Exemptions exemptions, Outbox outbox, Clock clock) {
        this.exemptions = exemptions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * One page.
     *
     * @param next give it back as {@code before} for the following page; null on the last
     */
    public record Page(
            List<StoredExemption> exemptions, @Nullable ExemptionId next) {
        public Page {
            exemptions = List.copyOf(exemptions);
        }
    }

    /** Empty when unknown, or not this requester's to see. */
    @Transactional
    public Optional<StoredExemption> handle(ExemptionId id, Requester requester) {
        var found = visible(id, requester);
        found.ifPresent(
                stored -> outbox.append(ExemptionEvents.read(stored.facts(), "FILE", requester, clock.instant())));
        return found;
    }

    /** Empty when there is none, or it is not this requester's to see. */
    @Transactional
    public Optional<ExemptionDocument> document(ExemptionId id, Requester requester) {
        return visible(id, requester).flatMap(stored -> {
            var document = exemptions.documentOf(id);
            document.ifPresent(
                    _ -> outbox.append(ExemptionEvents.read(stored.facts(), "DOCUMENT", requester, clock.instant())));
            return document;
        });
    }

    @Transactional
    public Page list(Requester requester, @Nullable ExemptionId before, int limit) {
        var institution = requester.party().institution();
        if (institution == null) {
            return new Page(List.of(), null);
        }
        var enteredBy = ExemptionVisibility.seesWholeInstitution(requester)
                ? null
                : requester.party().account();
        var found = exemptions.ofInstitution(institution, enteredBy, before, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        outbox.append(ExemptionEvents.listed(institution, shown.size(), requester, clock.instant()));
        return new Page(shown, found.size() > limit ? shown.getLast().facts().id() : null);
    }

    /** Particulars of what was just read or changed; the reading or change is the record of this access. */
    public Optional<ExemptionParticulars> particularsOf(StoredExemption stored) {
        return exemptions.particularsOf(stored.facts().id());
    }

    private Optional<StoredExemption> visible(ExemptionId id, Requester requester) {
        return exemptions.find(id).filter(stored -> ExemptionVisibility.maySee(requester, stored.facts()));
    }
}
