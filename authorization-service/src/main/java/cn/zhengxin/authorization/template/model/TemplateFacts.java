package cn.zhengxin.authorization.template.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** What stays the same whether approved or not. */
public record TemplateFacts(
        String version, ConsentText text, Instant effectiveFrom, Party proposedBy, Instant proposedAt) {}
