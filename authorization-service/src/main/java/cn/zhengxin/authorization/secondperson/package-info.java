/** The mark of every operation by which one person approves what another asked for. */
@NullMarked
package cn.zhengxin.authorization.secondperson;

import org.jspecify.annotations.NullMarked;
