/** Personal data as types that validate themselves and print redacted. */
@NullMarked
package cn.zhengxin.sensitivetypes;

import org.jspecify.annotations.NullMarked;
