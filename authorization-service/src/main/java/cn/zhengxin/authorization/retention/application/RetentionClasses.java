package cn.zhengxin.authorization.retention.application;

import cn.zhengxin.authorization.retention.model.RetentionClass;
import java.util.List;

/** The classes as the data has them. */
public interface RetentionClasses {

    List<RetentionClass> all();
}
