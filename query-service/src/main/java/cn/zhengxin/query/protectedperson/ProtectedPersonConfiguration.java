package cn.zhengxin.query.protectedperson;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProtectedPersonProperties.class)
class ProtectedPersonConfiguration {}
