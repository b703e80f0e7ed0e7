/** Benchmarks of the whole path of a query. */
@NullMarked
package cn.zhengxin.deploy.bench.load;

import org.jspecify.annotations.NullMarked;
