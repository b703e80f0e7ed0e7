/** What a proposal may say, and what becomes of it. */
@NullMarked
package cn.zhengxin.authorization.policychange.model;

import org.jspecify.annotations.NullMarked;
