/** The states of a credit query and the transitions that each of them owns. */
@NullMarked
package cn.zhengxin.query.creditquery.model;

import org.jspecify.annotations.NullMarked;
