package cn.zhengxin.authorization.template;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.secondperson.SecondPersonScenario;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

final class ApproveOwnTemplate implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "approveAuthorizationTemplate";
    }

    @Override
    public Api.Answer decideOnOwnRequest(Api api, Clock clock) {
        var song = AuthorizationServiceIntegration.staff(
                "compliance.song", "B00000", "E0003", List.of("compliance-officer", "credit-administrator-province"));
        var templates = "/api/v1/authorization-templates";
        var proposed = api.post(
                song,
                templates,
                ConsentTexts.proposal("2031-01", clock.instant().plus(Duration.ofDays(1))));
        assertThat(proposed.status()).as(proposed.body()).isIn(201, 409);
        var answer = api.postEmpty(song, templates + "/2031-01/approval");
        assertThat(api.get(song, templates + "/2031-01").text("state")).isEqualTo("PROPOSED");
        return answer;
    }
}
