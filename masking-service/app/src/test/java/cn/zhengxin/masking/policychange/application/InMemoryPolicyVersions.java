package cn.zhengxin.masking.policychange.application;

import cn.zhengxin.masking.policy.FirstPolicy;
import cn.zhengxin.masking.policy.MaskingPolicies;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policychange.model.PolicyContent;
import cn.zhengxin.masking.policychange.model.PolicyVersion;
import cn.zhengxin.masking.policychange.model.TrialSummary;
import cn.zhengxin.masking.secondperson.Person;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Begins with version 1 as its migration has it; the approved ones mask. */
final class InMemoryPolicyVersions implements PolicyVersions, MaskingPolicies {

    private final NavigableMap<Integer, PolicyVersion> versions = new TreeMap<>();
    private final NavigableMap<Integer, PolicyContent> contents = new TreeMap<>();
    private final Set<String> trials = new HashSet<>();

    InMemoryPolicyVersions() {
        MaskingPolicy first = FirstPolicy.policy();
        versions.put(
                1,
                new PolicyVersion.Approved(
                        1,
                        new PolicyVersion.Origin(first.proposer(), null, null, null, null),
                        first.effectiveFrom(),
                        "compliance-officer",
                        first.effectiveFrom()));
        contents.put(1, new PolicyContent(first.amountBounds(), 30, first.rules()));
    }

    @Override
    public List<PolicyVersion> page(Integer before, int limit) {
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
        return contents.get(number);
    }

    @Override
    public void lockProposals() {}

    @Override
    public Optional<PolicyVersion.Proposed> open() {
        return versions.values().stream()
                .filter(PolicyVersion.Proposed.class::isInstance)
                .map(PolicyVersion.Proposed.class::cast)
                .findAny();
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
            PolicyContent content, int basedOn, Instant effectiveFrom, String reason, Person by, Instant at) {
        int number = versions.lastKey() + 1;
        var proposed = new PolicyVersion.Proposed(
                number,
                new PolicyVersion.Origin(by.account(), by.employeeNumber(), at, basedOn, reason),
                effectiveFrom);
        versions.put(number, proposed);
        contents.put(number, content);
        return proposed;
    }

    @Override
    public Optional<PolicyVersion> findForDecision(int number) {
        return find(number);
    }

    @Override
    public void decide(PolicyVersion decided, Person by) {
        versions.put(decided.number(), decided);
    }

    @Override
    public void addTrial(int number, TrialSummary summary, Person by, Instant at) {
        if (summary.deliveredSamples()) {
            trials.add(number + "/" + by.employeeNumber());
        }
    }

    @Override
    public boolean wasTriedBy(int number, Person person) {
        return trials.contains(number + "/" + person.employeeNumber());
    }

    @Override
    public Optional<MaskingPolicy> inForceAt(Instant time) {
        return versions.descendingMap().values().stream()
                .filter(PolicyVersion.Approved.class::isInstance)
                .map(PolicyVersion.Approved.class::cast)
                .filter(approved -> !approved.effectiveFrom().isAfter(time))
                .findFirst()
                .map(approved -> new MaskingPolicy(
                        approved.number(),
                        approved.effectiveFrom(),
                        approved.origin().account(),
                        approved.approvedBy(),
                        contents.get(approved.number()).amountBounds(),
                        contents.get(approved.number()).lines()));
    }
}
