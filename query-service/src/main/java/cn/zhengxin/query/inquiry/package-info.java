/** What is asked, on whom, by whom: the words that every feature of this service shares. */
@NullMarked
package cn.zhengxin.query.inquiry;

import org.jspecify.annotations.NullMarked;
