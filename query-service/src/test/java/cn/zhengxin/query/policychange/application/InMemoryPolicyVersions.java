package cn.zhengxin.query.policychange.application;

import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.policychange.model.PolicyContent;
import cn.zhengxin.query.policychange.model.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Versions by their number. */
final class InMemoryPolicyVersions implements PolicyVersions {

    private final TreeMap<Integer, PolicyVersion> versions = new TreeMap<>();
    private final TreeMap<Integer, PolicyContent> contents = new TreeMap<>();

    InMemoryPolicyVersions(PolicyVersion.Approved first, PolicyContent content) {
        versions.put(first.number(), first);
        contents.put(first.number(), content);
    }

    @Override
    public List<PolicyVersion> page(@Nullable Integer before, int limit) {
        return versions.descendingMap().values().stream()
                .filter(version -> before == null || version.number() < before)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<PolicyVersion> find(int number) {
        return Optional.ofNullable(versions.get(number));
    }

    @Override
    public PolicyContent contentOf(int number) {
        return Optional.ofNullable(contents.get(number)).orElseThrow();
    }

    @Override
    public void lockProposals() {
        // Tests are alone.
    }

    @Override
    public Optional<PolicyVersion.Proposed> open() {
        return versions.values().stream()
                .filter(PolicyVersion.Proposed.class::isInstance)
                .map(PolicyVersion.Proposed.class::cast)
                .findFirst();
    }

    @Override
    public PolicyVersion.Approved newestApproved() {
        return versions.descendingMap().values().stream()
                .filter(PolicyVersion.Approved.class::isInstance)
                .map(PolicyVersion.Approved.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public PolicyVersion.Proposed add(
            PolicyContent content,
            int basedOn,
            @Nullable Instant effectiveFrom,
            String reason,
            Performer.Employee by,
            Instant at) {
        int number = versions.lastKey() + 1;
        var origin = new PolicyVersion.Origin(by.account(), by.employeeNumber(), at, basedOn, reason);
        var proposed = new PolicyVersion.Proposed(number, origin, effectiveFrom);
        versions.put(number, proposed);
        contents.put(number, content);
        return proposed;
    }

    @Override
    public Optional<PolicyVersion> findForDecision(int number) {
        return find(number);
    }

    @Override
    public void decide(PolicyVersion decided, Performer.Employee by) {
        versions.put(decided.number(), decided);
    }
}
