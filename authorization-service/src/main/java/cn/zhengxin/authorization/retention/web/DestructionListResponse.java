package cn.zhengxin.authorization.retention.web;

import java.util.List;

/** Newest first, at most 100. */
record DestructionListResponse(List<DestructionResponse> items) {}
