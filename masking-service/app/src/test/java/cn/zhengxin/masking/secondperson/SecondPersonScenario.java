package cn.zhengxin.masking.secondperson;

import cn.zhengxin.masking.Api;

/**
 * How one person could try to approve their own request at one operation. Each operation marked {@code x-second-person} has one; the
 * classes are found by themselves and need a constructor without arguments.
 */
public interface SecondPersonScenario {

    /** The operation of the OpenAPI document. */
    String operationId();

    /**
     * Lets somebody who holds every role needed ask for something and then decide on it.
     *
     * @return the answers to the decisions
     */
    Iterable<Api.Answer> decideOnOwnRequest(Api api);
}
