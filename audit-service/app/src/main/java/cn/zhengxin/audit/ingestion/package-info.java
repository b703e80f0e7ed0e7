/** Takes events off their topics, once each. */
@NullMarked
package cn.zhengxin.audit.ingestion;

import org.jspecify.annotations.NullMarked;
