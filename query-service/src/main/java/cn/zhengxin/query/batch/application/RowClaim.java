package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.BatchedQuery;

/**
 * The sole right to run a row for a while.
 *
 * @param attempts with this one
 * @param breakdowns how often running it broke down before
 * @param outages how many rows of the batch met an outage in a row
 * @param fence grows with every claim; what an earlier holder writes is refused
 */
public record RowClaim(BatchId batch, BatchedQuery row, int attempts, int breakdowns, int outages, long fence) {}
