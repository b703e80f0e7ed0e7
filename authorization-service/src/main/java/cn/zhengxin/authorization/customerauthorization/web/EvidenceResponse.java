package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.evidence.EvidenceKind;
import java.util.UUID;

/** What became of a file that was handed in. */
record EvidenceResponse(UUID evidenceId, EvidenceKind kind, String sha256) {}
