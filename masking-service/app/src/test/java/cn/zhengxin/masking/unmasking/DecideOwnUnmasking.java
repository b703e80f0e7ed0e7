package cn.zhengxin.masking.unmasking;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.Api;
import cn.zhengxin.masking.PolicyServiceIntegration;
import cn.zhengxin.masking.secondperson.SecondPersonScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The requester, who is a reviewer as well, and the same employee under another account. */
final class DecideOwnUnmasking implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "decideUnmasking";
    }

    @Override
    public List<Api.Answer> decideOnOwnRequest(Api api) {
        String requester =
                PolicyServiceIntegration.staff("officer.gao", "B20001", "E2001", "query-officer", "reviewer");
        String again = PolicyServiceIntegration.staff("compliance.gao", "B20001", "E2001", "compliance-officer");
        String path = PolicyServiceIntegration.UNMASKINGS + "/"
                + api.post(
                                requester,
                                PolicyServiceIntegration.UNMASKINGS,
                                Map.of(
                                        "creditQueryId",
                                        UUID.randomUUID(),
                                        "reportType",
                                        "PERSONAL",
                                        "kinds",
                                        List.of("phone"),
                                        "minutes",
                                        5,
                                        "reason",
                                        "The customer cannot be reached."))
                        .text("id");
        List<Api.Answer> answers = new ArrayList<>();
        for (String token : List.of(requester, again)) {
            for (String decision : List.of("APPROVE", "REJECT")) {
                answers.add(api.post(token, path + "/approval", Map.of("decision", decision)));
            }
        }
        assertThat(api.get(requester, path).text("state")).isEqualTo("REQUESTED");
        return answers;
    }
}
