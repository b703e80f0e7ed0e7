package cn.zhengxin.authorization.template.web;

import java.util.List;

/** Every version, newest first. */
record TemplateListResponse(List<TemplateResponse> items) {}
