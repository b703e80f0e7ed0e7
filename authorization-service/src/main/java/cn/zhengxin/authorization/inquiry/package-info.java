/**
 * What is asked about a subject, for what and for which product: the closed lists that every feature of this service shares. Only words
 * belong here that several features name; this room depends on no other.
 */
@NullMarked
package cn.zhengxin.authorization.inquiry;

import org.jspecify.annotations.NullMarked;
