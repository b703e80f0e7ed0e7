package cn.zhengxin.audit.secondperson;

import cn.zhengxin.audit.AuditServiceFixture;
import java.net.http.HttpResponse;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;

/**
 * How one person could try to decide on their own proposal at one operation. Each operation marked {@code x-second-person} has one; the
 * classes are found by themselves and need a constructor without arguments.
 */
public interface SecondPersonScenario {

    /** The operation of the OpenAPI document. */
    String operationId();

    /**
     * Lets somebody who holds every role needed propose something and then decide on it.
     *
     * @return the answers to the decisions
     */
    List<HttpResponse<String>> decideOnOwnProposal(AuditServiceFixture fixture, BeanFactory beans);
}
