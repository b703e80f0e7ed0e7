package cn.zhengxin.query.passport;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Passports along the life of a query. The first is issued in the transaction that fixes the request number; each sending uses one up, in the
 * transaction that commits the sending, and issues a fresh one where none is left that will hold for as long as the sending takes.
 */
@Component
public class QueryPassports {

    /** A sending that begins now reaches the bureau within this time, or not at all. */
    private static final Duration SENDING_TAKES = Duration.ofSeconds(8);

    private final PassportOffice office;
    private final IssuedPassports issued;
    private final Clock clock;

    public QueryPassports(PassportOffice office, IssuedPassports issued, Clock clock) {
        this.office = office;
        this.issued = issued;
        this.clock = clock;
    }

    /** Called in the transaction that clears the query. */
    public void issue(PassportBinding binding) {
        issued.keep(office.issue(binding));
    }

    /** Called in the transaction that commits the sending. */
    public QueryPassport use(PassportBinding binding) {
        var now = clock.instant();
        return issued.useLatest(binding.number(), now.plus(SENDING_TAKES), now)
                // One that does not hold is used up as well, and nothing leaves under it.
                .filter(used -> office.objectionTo(used.passport(), binding).isEmpty())
                .map(IssuedPassport::passport)
                // Too old, signed with a key that was replaced, or used by a sending that never arrived.
                .orElseGet(() -> issueUsed(binding));
    }

    /** Called in the transaction that clears a query and commits its sending: there is none yet that could be used. */
    public QueryPassport issueUsed(PassportBinding binding) {
        var fresh = office.issue(binding);
        issued.keepUsed(fresh, clock.instant());
        return fresh.passport();
    }
}
