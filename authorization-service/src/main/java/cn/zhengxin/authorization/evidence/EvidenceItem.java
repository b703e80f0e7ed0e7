package cn.zhengxin.authorization.evidence;

import cn.zhengxin.authorization.AuthorizationId;
import java.time.Instant;

/**
 * What is known of a piece of evidence without opening it.
 *
 * @param sha256 digest of the file as it was handed in, lower-case hexadecimal
 * @param size bytes
 */
public record EvidenceItem(
        EvidenceId id,
        AuthorizationId authorization,
        EvidenceKind kind,
        String mediaType,
        long size,
        String sha256,
        String addedBy,
        Instant addedAt) {}
