/** The Idempotency-Key of every write: first answer kept, repeated, never executed twice. */
@NullMarked
package cn.zhengxin.idempotency;

import org.jspecify.annotations.NullMarked;
