/** Starts, watches and stops the whole platform on one machine. */
@NullMarked
package cn.zhengxin.deploy.local;

import org.jspecify.annotations.NullMarked;
