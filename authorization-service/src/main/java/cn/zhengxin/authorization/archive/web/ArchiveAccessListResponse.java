package cn.zhengxin.authorization.archive.web;

import java.util.List;

/** The newest accesses, at most 100. */
record ArchiveAccessListResponse(List<ArchiveAccessResponse> items) {}
