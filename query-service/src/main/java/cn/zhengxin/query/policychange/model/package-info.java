/** What a version of the policy may say, and its life. */
@NullMarked
package cn.zhengxin.query.policychange.model;

import org.jspecify.annotations.NullMarked;
