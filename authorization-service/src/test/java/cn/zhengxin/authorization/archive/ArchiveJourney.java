package cn.zhengxin.authorization.archive;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.util.List;
import java.util.Map;

/** Asks for and decides on accesses the way people do. */
final class ArchiveJourney {

    static final String ACCESSES = "/api/v1/archive-accesses";

    private final Api api;

    ArchiveJourney(Api api) {
        this.api = api;
    }

    static String wei() {
        return staff("officer.wei", "E1007", "query-officer");
    }

    static String tang() {
        return staff("risk.tang", "E1009", "risk-officer");
    }

    static String qin() {
        return staff("legal.qin", "E1010", "legal-reviewer");
    }

    static String xu() {
        return staff("legal.xu", "E1011", "legal-reviewer");
    }

    static String staff(String account, String employeeNumber, String... roles) {
        return AuthorizationServiceIntegration.staff(account, "B10001", employeeNumber, List.of(roles));
    }

    Api.Answer request(String token, String authorization) {
        return api.post(token, ACCESSES, Map.of("authorizationId", authorization, "reason", "同一客户的贷款复审"));
    }

    Api.Answer requestForAuthority(String token, String authorization, String employeeNumber) {
        return api.post(
                token,
                ACCESSES,
                Map.of(
                        "authorizationId",
                        authorization,
                        "reason",
                        "法院调取授权书副本",
                        "authority",
                        Map.of(
                                "name", "杭州市中级人民法院",
                                "documentKind", "协助调查函",
                                "documentNumber", "（2026）浙01协查9号",
                                "caseNumber", "（2026）浙01民初124号"),
                        "employeeNumber",
                        employeeNumber));
    }

    void addDocument(String token, String access) {
        var added = api.upload(token, ACCESSES + "/" + access + "/document", "SCAN", Journey.PDF);
        assertThat(added.status()).as(added.body()).isEqualTo(200);
    }

    Api.Answer decide(String token, String access, String decision) {
        return api.post(token, ACCESSES + "/" + access + "/approval", Map.of("decision", decision));
    }
}
