package cn.zhengxin.authorization.admission.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Qualification;
import org.jspecify.annotations.Nullable;

/** An operator showed what is asked. */
public record RecordQualificationCommand(
        Account account, @Nullable Long expectedVersion, Qualification qualification, Requester requester) {}
