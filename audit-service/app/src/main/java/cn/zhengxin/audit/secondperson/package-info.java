/** Who decides on what another person asked for, and the mark of every operation by which that is done. */
@NullMarked
package cn.zhengxin.audit.secondperson;

import org.jspecify.annotations.NullMarked;
