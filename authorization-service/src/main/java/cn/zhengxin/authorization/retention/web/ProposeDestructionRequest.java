package cn.zhengxin.authorization.retention.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Files to destroy. */
record ProposeDestructionRequest(@NotEmpty @Size(max = 100) List<@NotNull UUID> authorizationIds) {}
