package cn.zhengxin.authorization.authorizationbatch.application;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of batches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthorizationBatchProperties.class)
class AuthorizationBatchConfiguration {}
