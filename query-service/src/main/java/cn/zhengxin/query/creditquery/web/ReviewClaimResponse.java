package cn.zhengxin.query.creditquery.web;

import java.time.Instant;

/**
 * Who is at reviewing a query.
 *
 * @param heldUntil when the claim ends by itself
 */
record ReviewClaimResponse(String heldBy, Instant claimedAt, Instant heldUntil) {}
