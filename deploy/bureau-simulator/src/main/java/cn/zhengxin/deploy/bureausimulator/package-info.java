/** A credit bureau that speaks the second-generation report structure, for people who do not exist. */
@NullMarked
package cn.zhengxin.deploy.bureausimulator;

import org.jspecify.annotations.NullMarked;
