package cn.zhengxin.authorization.archive.model;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asked for, and not decided yet.
 *
 * @param documentOnFile whether a scan of the authority's document is there
 */
public record PendingAccess(AccessFacts facts, List<AccessDecision> decisions, boolean documentOnFile)
        implements ArchiveAccess {

    public PendingAccess {
        decisions = List.copyOf(decisions);
    }

    /** What became of a decision. */
    public sealed interface Examination {

        record Kept(ArchiveAccess access) implements Examination {}

        /** The approver asked for it, would open the file, or decided before. */
        record NotIndependent() implements Examination {}

        /** An outside authority's document is not on file. */
        record NothingToDecideOn() implements Examination {}
    }

    /**
     * A14: one risk officer, or two different legal reviewers; none of them asked for it or would open the file.
     *
     * @param lasting how long the file may be opened once the last approval is given
     */
    public Examination decide(AccessDecision decision, Duration lasting) {
        var by = decision.by();
        if (facts.requestedBy().isSamePersonAs(by)
                || facts.grantee().isSamePersonAs(by)
                || decisions.stream().anyMatch(earlier -> earlier.by().isSamePersonAs(by))) {
            return new Examination.NotIndependent();
        }
        if (facts.kind() == AccessKind.AUTHORITY && !documentOnFile) {
            return new Examination.NothingToDecideOn();
        }
        var after = Stream.concat(decisions.stream(), Stream.of(decision)).toList();
        return new Examination.Kept(
                switch (decision.verdict()) {
                    case REJECT -> new RefusedAccess(facts, after);
                    case APPROVE ->
                        after.size() < facts.kind().approvers()
                                ? new PendingAccess(facts, after, documentOnFile)
                                : new GrantedAccess(facts, after, decision.at().plus(lasting));
                });
    }
}
