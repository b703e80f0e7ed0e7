/** Figures over the API, for services of the platform. */
@NullMarked
package cn.zhengxin.masking.statistics.web;

import org.jspecify.annotations.NullMarked;
