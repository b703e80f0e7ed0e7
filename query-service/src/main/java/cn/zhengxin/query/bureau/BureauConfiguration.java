package cn.zhengxin.query.bureau;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BureauProperties.class)
class BureauConfiguration {}
