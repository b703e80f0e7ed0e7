/** Who is asking, in the words of this service: taken from the validated token, never from a header. */
@NullMarked
package cn.zhengxin.dispute.requester;

import org.jspecify.annotations.NullMarked;
