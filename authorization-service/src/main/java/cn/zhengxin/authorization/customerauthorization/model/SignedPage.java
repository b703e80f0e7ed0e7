package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.evidence.EvidenceId;

/** One page as it was signed and fingerprinted, with its scan. */
public record SignedPage(int number, EvidenceId image) {}
