package cn.zhengxin.query.specialgrant.model;

import cn.zhengxin.query.gate.Circumstance;
import cn.zhengxin.query.inquiry.SoundYears;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an officer asks for; never changes.
 *
 * @param covers at least one circumstance
 * @param uses how many queries may rest on it, at least one
 * @param reason free text, which can hold anything: it rests encrypted and is in no event (N1, N2)
 */
public record GrantRequest(
        SpecialGrantId id,
        Holder holder,
        Set<Circumstance> covers,
        Instant validFrom,
        Instant validUntil,
        int uses,
        String reason,
        Instant requestedAt) {

    public GrantRequest {
        covers = Set.copyOf(covers);
    }

    /** The officer who may use it. */
    public record Holder(String account, String employeeNumber, String institution, String branch) {}

    /**
     * The longest and the most that the policy lets a grant be.
     *
     * @param longest time box
     * @param mostUses queries
     */
    public record Limits(Duration longest, int mostUses) {}

    /** What is wrong with one field; the message never repeats a value. */
    public record Fault(String field, String message) {}

    /** Everything that is wrong with the request, at once; empty when nothing is. */
    public List<Fault> faults(Limits limits) {
        var faults = new ArrayList<Fault>();
        if (!SoundYears.hold(validFrom)) {
            faults.add(new Fault("validFrom", SoundYears.FORM));
        }
        if (!SoundYears.hold(validUntil)) {
            faults.add(new Fault("validUntil", SoundYears.FORM));
        }
        if (!validUntil.isAfter(validFrom)) {
            faults.add(new Fault("validUntil", "lies after validFrom"));
        } else if (Duration.between(validFrom, validUntil).compareTo(limits.longest()) > 0) {
            faults.add(
                    new Fault("validUntil", "lies at most " + limits.longest().toHours() + " hours after validFrom"));
        }
        if (!validUntil.isAfter(requestedAt)) {
            faults.add(new Fault("validUntil", "lies in the future"));
        }
        if (uses > limits.mostUses()) {
            faults.add(new Fault("uses", "is at most " + limits.mostUses()));
        }
        return faults;
    }

    @Override
    public String toString() {
        return "GrantRequest[" + id + "]";
    }
}
