package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Requester;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Facts as they are kept. Which of several a thing is stands beside it as {@code kind}; the model knows nothing of it. */
@Component
class GateFactsJson {

    private static final JsonSetter.Value EMPTY_WHERE_ABSENT = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    private final JsonMapper json;

    GateFactsJson(JsonMapper json) {
        this.json = json.rebuild()
                .addMixIn(Requester.class, RequesterKinds.class)
                .addMixIn(Standing.class, StandingKinds.class)
                .addMixIn(PermissionAnswer.class, PermissionKinds.class)
                // Records are read by later releases, which know more facts, and by earlier ones, which know fewer:
                // what was
                // not looked at then is absent, false, or an empty list.
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .withConfigOverride(List.class, lists -> lists.setNullHandling(EMPTY_WHERE_ABSENT))
                .withConfigOverride(Set.class, sets -> sets.setNullHandling(EMPTY_WHERE_ABSENT))
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
}
