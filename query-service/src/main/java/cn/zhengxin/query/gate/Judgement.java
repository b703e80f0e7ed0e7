package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Decision;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the gate made of a query, and what it takes to carry it out.
 *
 * @param reportOf the query whose report will answer this one, as things stand (Q9)
 * @param grant the special grant that the decision rests on, whose held use is used (Q3)
 */
public record Judgement(
        Decision decision, @Nullable UUID grant, @Nullable UUID reportOf) {}
