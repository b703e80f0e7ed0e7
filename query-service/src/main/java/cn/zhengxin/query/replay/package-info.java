/** Recorded decisions taken again under another version of the policy. */
@NullMarked
package cn.zhengxin.query.replay;

import org.jspecify.annotations.NullMarked;
