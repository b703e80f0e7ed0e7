/** Real PostgreSQL, Kafka, Redis and Keycloak as child processes. */
@NullMarked
package cn.zhengxin.deploy.servers;

import org.jspecify.annotations.NullMarked;
