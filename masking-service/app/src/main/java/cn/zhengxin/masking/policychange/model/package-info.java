/** What a version of the masking policy may say, its life, and what it would change. */
@NullMarked
package cn.zhengxin.masking.policychange.model;

import org.jspecify.annotations.NullMarked;
