/** Reading the ledger; every reading is itself recorded first. */
@NullMarked
package cn.zhengxin.audit.inspection;

import org.jspecify.annotations.NullMarked;
