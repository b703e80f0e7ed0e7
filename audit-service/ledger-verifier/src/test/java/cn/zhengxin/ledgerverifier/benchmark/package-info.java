/** Programs that measure the verifier; each says its arguments. */
@NullMarked
package cn.zhengxin.ledgerverifier.benchmark;

import org.jspecify.annotations.NullMarked;
