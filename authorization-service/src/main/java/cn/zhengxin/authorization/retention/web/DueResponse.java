package cn.zhengxin.authorization.retention.web;

import java.util.List;

/** Files that could be proposed now. */
record DueResponse(List<DestructionResponse.FilePart> items) {}
