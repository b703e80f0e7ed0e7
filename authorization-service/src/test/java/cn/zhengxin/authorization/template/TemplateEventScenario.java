package cn.zhengxin.authorization.template;

import cn.zhengxin.authorization.AdjustableClock;
import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.EventScenario;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;

final class TemplateEventScenario implements EventScenario {

    @Override
    public void makeEvents(Api api, AdjustableClock clock, BeanFactory beans) {
        var templates = "/api/v1/authorization-templates";
        var song = AuthorizationServiceIntegration.staff(
                "compliance.song", "B00000", "E0003", List.of("compliance-officer"));
        api.post(
                song,
                templates,
                ConsentTexts.proposal("2033-01", clock.instant().plusSeconds(60)));
        api.postEmpty(song, templates + "/2033-01/approval");
        api.postEmpty(AuthorizationServiceIntegration.provinceAdministrator(), templates + "/2033-01/approval");
    }
}
