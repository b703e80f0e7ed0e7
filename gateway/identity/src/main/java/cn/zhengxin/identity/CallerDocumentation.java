package cn.zhengxin.identity;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;

/** Keeps the caller out of OpenAPI documents: it comes from the token, it is no parameter. */
@AutoConfiguration
@ConditionalOnClass(SpringDocUtils.class)
public class CallerDocumentation {
    public CallerDocumentation() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Caller.class, Caller.Person.class, Caller.System.class, Caller.Subject.class, Terminal.class);
    }
}
