/** Journeys through the whole platform and the reconciliation checker. */
@NullMarked
package cn.zhengxin.deploy.endtoend;

import org.jspecify.annotations.NullMarked;
