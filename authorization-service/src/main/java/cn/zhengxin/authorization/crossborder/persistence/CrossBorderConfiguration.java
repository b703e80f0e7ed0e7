package cn.zhengxin.authorization.crossborder.persistence;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CrossBorderProperties.class)
class CrossBorderConfiguration {}
