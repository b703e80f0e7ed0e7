package cn.zhengxin.authorization.archive.model;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/**
 * What stays the same in every state.
 *
 * @param grantee the one person who may open the file
 */
public record AccessFacts(
        ArchiveAccessId id,
        AuthorizationId authorization,
        String institution,
        AccessKind kind,
        Party requestedBy,
        Instant requestedAt,
        Party grantee,
        int policyVersion) {}
