/** The rotation of the master key while the service runs: data keys are re-wrapped table by table, data are left alone (N1). */
@NullMarked
package cn.zhengxin.masking.keyrotation;

import org.jspecify.annotations.NullMarked;
