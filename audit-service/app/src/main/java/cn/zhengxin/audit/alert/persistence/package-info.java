/** Where alerts are kept. */
@NullMarked
package cn.zhengxin.audit.alert.persistence;

import org.jspecify.annotations.NullMarked;
