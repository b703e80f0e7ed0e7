/** A provider of SMS codes, biometric checks and notices to subjects for the local platform. Keeps what it was told in memory and logs none of it. */
@NullMarked
package cn.zhengxin.deploy.identitychecksimulator;

import org.jspecify.annotations.NullMarked;
