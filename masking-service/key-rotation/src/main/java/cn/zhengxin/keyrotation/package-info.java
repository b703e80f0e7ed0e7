/**
 * What becomes of a service's data when its keys are configured anew while it runs: data keys follow the master key table by table,
 * data are left alone, and subject references stay as they were made (N1).
 */
@NullMarked
package cn.zhengxin.keyrotation;

import org.jspecify.annotations.NullMarked;
