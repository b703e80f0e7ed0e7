/** Versioned policy data: which rules hold from when, on what basis, with which numbers. */
@NullMarked
package cn.zhengxin.query.policy;

import org.jspecify.annotations.NullMarked;
