package cn.zhengxin.authorization.evidence;

import java.util.UUID;

/** Names one piece of evidence. */
public record EvidenceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
