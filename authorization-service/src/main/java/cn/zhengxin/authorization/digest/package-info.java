/** The digest of bytes, in the form that the whole service writes it. What is digested, and what for, is its owner's matter. */
@NullMarked
package cn.zhengxin.authorization.digest;

import org.jspecify.annotations.NullMarked;
