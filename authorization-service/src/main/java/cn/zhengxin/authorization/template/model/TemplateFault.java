package cn.zhengxin.authorization.template.model;

import cn.zhengxin.authorization.policy.RuleCode;

/** What is wrong with one part of a proposed template, and by which rule. */
public record TemplateFault(RuleCode rule, String field, String message) {}
