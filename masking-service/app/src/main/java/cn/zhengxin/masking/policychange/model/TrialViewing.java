package cn.zhengxin.masking.policychange.model;

import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.Purpose;
import java.util.Set;

/** As whom, for what and where a sample is looked at. */
public record TrialViewing(Set<String> roles, Purpose purpose, Channel channel) {

    public TrialViewing {
        roles = Set.copyOf(roles);
    }
}
