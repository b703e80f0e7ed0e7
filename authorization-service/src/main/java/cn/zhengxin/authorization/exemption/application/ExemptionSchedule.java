package cn.zhengxin.authorization.exemption.application;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the overdue look run by itself. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ExemptionSchedule {}
