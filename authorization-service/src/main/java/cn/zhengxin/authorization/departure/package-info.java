/** Reviews of the queries of people who left or moved (O7). */
@NullMarked
package cn.zhengxin.authorization.departure;

import org.jspecify.annotations.NullMarked;
