/** Versions of the masking policy over the API. */
@NullMarked
package cn.zhengxin.masking.policychange.web;

import org.jspecify.annotations.NullMarked;
