package cn.zhengxin.masking.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class InMemoryMaskingPolicies implements MaskingPolicies {

    private final List<MaskingPolicy> policies = new ArrayList<>();

    public void add(MaskingPolicy policy) {
        policies.add(policy);
    }

    @Override
    public Optional<MaskingPolicy> inForceAt(Instant time) {
        return policies.stream()
                .filter(policy -> !policy.effectiveFrom().isAfter(time))
                .max(Comparator.comparingInt(MaskingPolicy::version));
    }
}
