/** Reports at rest: each under a key of its own, which is destroyed when its days are over (Q14). */
@NullMarked
package cn.zhengxin.query.reportvault;

import org.jspecify.annotations.NullMarked;
