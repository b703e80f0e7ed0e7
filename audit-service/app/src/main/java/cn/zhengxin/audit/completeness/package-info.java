/** Shows which numbers of which producer never arrived. */
@NullMarked
package cn.zhengxin.audit.completeness;

import org.jspecify.annotations.NullMarked;
