package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.Purpose;

/** Who sees it, why, and where (M1). */
public record Viewing(Viewer viewer, Purpose purpose, Channel channel) {}
