package cn.zhengxin.authorization.employment;

import cn.zhengxin.authorization.operator.model.Place;
import java.time.Instant;

/** What the personnel system last said about an employee. */
public sealed interface Employment {

    Instant asOf();

    record Current(Place place, Instant asOf) implements Employment {}

    record Ended(Instant asOf) implements Employment {}
}
