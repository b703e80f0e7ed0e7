/** What a cross-border consent is, and what it lets leave (A8). */
@NullMarked
package cn.zhengxin.authorization.crossborder.model;

import org.jspecify.annotations.NullMarked;
