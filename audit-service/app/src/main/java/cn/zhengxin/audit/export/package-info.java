/** Hands out the ledger in the form that the offline verifier reads. */
@NullMarked
package cn.zhengxin.audit.export;

import org.jspecify.annotations.NullMarked;
