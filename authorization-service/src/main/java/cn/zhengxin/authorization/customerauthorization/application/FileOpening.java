package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.caller.Requester;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** By what somebody may open a file: because it is theirs to see, or by an approved access while its time runs (A14). */
@Service
public class FileOpening {

    private final ApprovedAccesses accesses;
    private final Clock clock;

    public FileOpening(ApprovedAccesses accesses, Clock clock) {
        this.accesses = accesses;
        this.clock = clock;
    }

    /**
     * The file may be opened.
     *
     * @param accessId the approved access; null where none was needed
     */
    public record Opened(@Nullable String accessId) {}

    /** Empty where the file is to be answered as if it did not exist. */
    public Optional<Opened> of(StoredAuthorization stored, Requester requester) {
        if (FileAccess.mayRead(requester, stored.authorization())) {
            return Optional.of(new Opened(null));
        }
        return accesses.of(stored.id(), requester.party(), clock.instant())
                .map(UUID::toString)
                .map(Opened::new);
    }
}
