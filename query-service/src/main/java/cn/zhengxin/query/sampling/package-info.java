/** Systems' queries that a person looks at afterwards: drawn day by day, by a seed that was committed to before (Q4). */
@NullMarked
package cn.zhengxin.query.sampling;

import org.jspecify.annotations.NullMarked;
