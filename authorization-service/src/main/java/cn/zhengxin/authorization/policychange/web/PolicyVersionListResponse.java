package cn.zhengxin.authorization.policychange.web;

import java.util.List;

/** Every version, newest number first. */
record PolicyVersionListResponse(List<PolicyVersionResponse> items) {}
