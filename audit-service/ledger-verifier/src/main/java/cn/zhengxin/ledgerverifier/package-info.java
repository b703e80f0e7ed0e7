/** Verifies an exported ledger offline, trusting a public key only. */
@NullMarked
package cn.zhengxin.ledgerverifier;

import org.jspecify.annotations.NullMarked;
