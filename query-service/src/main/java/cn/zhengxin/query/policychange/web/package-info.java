/** Versions of the policy over the API. */
@NullMarked
package cn.zhengxin.query.policychange.web;

import org.jspecify.annotations.NullMarked;
