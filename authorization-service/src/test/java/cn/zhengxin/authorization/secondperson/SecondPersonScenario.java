package cn.zhengxin.authorization.secondperson;

import cn.zhengxin.authorization.Api;
import java.time.Clock;

/**
 * How one person could try to approve their own change at one operation. Each operation marked {@code x-second-person} has one; the
 * classes are found by themselves and need a constructor without arguments.
 */
public interface SecondPersonScenario {

    /** The operation of the OpenAPI document. */
    String operationId();

    /**
     * Lets somebody who holds every role needed ask for a change and then decide on it.
     *
     * @return the answer to the decision
     */
    Api.Answer decideOnOwnRequest(Api api, Clock clock);
}
