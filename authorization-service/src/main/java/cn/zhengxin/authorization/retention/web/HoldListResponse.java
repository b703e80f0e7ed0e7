package cn.zhengxin.authorization.retention.web;

import java.util.List;

/** Open holds, oldest first, at most 200. */
record HoldListResponse(List<HoldResponse> items) {}
