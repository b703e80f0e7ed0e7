/** The gate before the bureau: every rule is one policy; all are asked, all reasons are told. */
@NullMarked
package cn.zhengxin.query.gate;

import org.jspecify.annotations.NullMarked;
