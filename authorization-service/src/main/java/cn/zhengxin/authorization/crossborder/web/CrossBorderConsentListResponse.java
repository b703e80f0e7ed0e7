package cn.zhengxin.authorization.crossborder.web;

import java.util.List;

/** All cross-border consents under an authorization, newest first. */
record CrossBorderConsentListResponse(List<CrossBorderConsentResponse> items) {}
