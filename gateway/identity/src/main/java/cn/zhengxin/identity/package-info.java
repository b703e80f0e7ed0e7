/** Who calls: token validation, caller, terminal assertion and problem+json for every service. */
@NullMarked
package cn.zhengxin.identity;

import org.jspecify.annotations.NullMarked;
