package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Requester;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Facts as they are kept. Which of several a thing is stands beside it as {@code kind}; the model knows nothing of it. */
@Component
class GateFactsJson {

    private final JsonMapper json;

    GateFactsJson(JsonMapper json) {
        this.json = json.rebuild()
                .addMixIn(Requester.class, RequesterKinds.class)
                .addMixIn(Standing.class, StandingKinds.class)
                .addMixIn(PermissionAnswer.class, PermissionKinds.class)
                .addMixIn(LoanStanding.class, LoanKinds.class)
                .build();
    }

    String write(GateFacts facts) {
        return json.writeValueAsString(facts);
    }

    GateFacts read(String facts) {
        return json.readValue(facts, GateFacts.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Requester.Officer.class, name = "OFFICER"),
        @JsonSubTypes.Type(value = Requester.LendingSystem.class, name = "LENDING_SYSTEM"),
        @JsonSubTypes.Type(value = Requester.PartnerSystem.class, name = "PARTNER_SYSTEM")
    })
    private interface RequesterKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Standing.Known.class, name = "KNOWN"),
        @JsonSubTypes.Type(value = Standing.UnknownOperator.class, name = "UNKNOWN_OPERATOR")
    })
    private interface StandingKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PermissionAnswer.Granted.class, name = "GRANTED"),
        @JsonSubTypes.Type(value = PermissionAnswer.Refused.class, name = "REFUSED")
    })
    private interface PermissionKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = LoanStanding.Known.class, name = "KNOWN"),
        @JsonSubTypes.Type(value = LoanStanding.UnknownLoan.class, name = "UNKNOWN_LOAN")
    })
    private interface LoanKinds {}
}
