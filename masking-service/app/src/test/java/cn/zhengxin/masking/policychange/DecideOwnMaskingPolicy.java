package cn.zhengxin.masking.policychange;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.Api;
import cn.zhengxin.masking.PolicyServiceIntegration;
import cn.zhengxin.masking.secondperson.SecondPersonScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The proposer, and the same employee under another account, both of whom tried it. */
final class DecideOwnMaskingPolicy implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "decideMaskingPolicy";
    }

    @Override
    public List<Api.Answer> decideOnOwnRequest(Api api) {
        String proposer = PolicyServiceIntegration.staff(
                "compliance.own", "B00000", "E0077", "compliance-officer", "credit-administrator-province");
        String again = PolicyServiceIntegration.staff("compliance.again", "B00000", "E0077", "compliance-officer");
        String path = PolicyServiceIntegration.POLICIES + "/"
                + api.post(proposer, PolicyServiceIntegration.POLICIES, PolicyServiceIntegration.proposal(api))
                        .json()
                        .path("version")
                        .path("version")
                        .asInt();
        List<Api.Answer> answers = new ArrayList<>();
        for (String token : List.of(proposer, again)) {
            assertThat(api.post(token, path + "/trial", Map.of("show", "DIFFERENCES"))
                            .status())
                    .isEqualTo(200);
            for (String decision : List.of("APPROVE", "REJECT")) {
                answers.add(api.post(token, path + "/approval", Map.of("decision", decision)));
            }
        }
        assertThat(api.get(proposer, path).json().path("version").path("state").asString())
                .isEqualTo("PROPOSED");
        return answers;
    }
}
