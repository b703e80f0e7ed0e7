/** A plain application with the writes of a whole query: what the platform's throughput is held against. */
@NullMarked
package cn.zhengxin.deploy.bench.peer;

import org.jspecify.annotations.NullMarked;
