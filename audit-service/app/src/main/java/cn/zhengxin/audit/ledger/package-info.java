/** The Merkle tree over all records, its signed heads, and its witness outside the database. */
@NullMarked
package cn.zhengxin.audit.ledger;

import org.jspecify.annotations.NullMarked;
