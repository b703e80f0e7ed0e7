/**
 * What a reader sees of a text, and what must not stand in it. Plain functions of characters: no word of credit belongs here, and this
 * room depends on no other.
 */
@NullMarked
package cn.zhengxin.authorization.text;

import org.jspecify.annotations.NullMarked;
