/** What a person may know about the queries made on them, with proofs. */
@NullMarked
package cn.zhengxin.dispute.subjectrights;

import org.jspecify.annotations.NullMarked;
