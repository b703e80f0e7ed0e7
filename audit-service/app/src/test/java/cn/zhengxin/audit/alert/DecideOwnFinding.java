package cn.zhengxin.audit.alert;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.audit.AuditServiceFixture;
import cn.zhengxin.audit.alert.model.AlertLevel;
import cn.zhengxin.audit.secondperson.SecondPersonScenario;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;

/** The proposer, who is a compliance officer, and the same employee under another account. */
final class DecideOwnFinding implements SecondPersonScenario {

    @Override
    public String operationId() {
        return "decideAlertFinding";
    }

    @Override
    public List<HttpResponse<String>> decideOnOwnProposal(AuditServiceFixture fixture, BeanFactory beans) {
        String proposer = fixture.staff("compliance.gao", "B10001", "E1019", "compliance-officer");
        String again = fixture.staff("compliance.second", "B10001", "E1019", "compliance-officer");
        String path = AlertJourney.ALERTS + "/" + new AlertJourney(fixture, beans).raised(AlertLevel.HIGH);
        AlertJourney.ok(fixture.post(proposer, path + "/check", ""));
        AlertJourney.ok(fixture.post(proposer, path + "/finding", AlertJourney.NOT_CONFIRMED));
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (String token : List.of(proposer, again)) {
            for (String decision : List.of(AlertJourney.AGREE, AlertJourney.TURN_DOWN)) {
                answers.add(fixture.post(token, path + "/finding-decision", decision));
            }
        }
        assertThat(fixture.json(fixture.get(proposer, path)).path("state").asString())
                .isEqualTo("JUDGED");
        return answers;
    }
}
