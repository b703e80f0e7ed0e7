package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.sensitivetypes.UnifiedSocialCreditCode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The bank's partners, as its people register them. */
final class Partners {

    private static final String PARTNERS = "/api/v1/partners";

    private final Clients clients;

    Partners(Clients clients) {
        this.clients = clients;
    }

    /** Registered by an administrator, approved by somebody else; once for the platform. */
    void register(String code, String name, String licence) {
        boolean known = StreamSupport.stream(
                        clients.get("admin.institution", PARTNERS)
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .anyMatch(partner -> partner.path("code").asString("").equals(code)
                        && partner.path("state").asString("").equals("ACTIVE"));
        if (known) {
            return;
        }
        String seventeen = "91330100MA2" + code;
        var registered = clients.post(
                "admin.institution",
                PARTNERS,
                Map.of(
                        "code",
                        code,
                        "fullName",
                        name,
                        "creditCode",
                        seventeen + UnifiedSocialCreditCode.checkCharacter(seventeen),
                        "qualifications",
                        List.of(Map.of(
                                "kind",
                                licence,
                                "number",
                                "ZJ-2026-" + code,
                                "validFrom",
                                "2026-01-01",
                                "validUntil",
                                "2030-12-31",
                                "permittedPurposes",
                                List.of("LOAN_APPLICATION"))),
                        "agreementReference",
                        "AGR-" + code));
        assertThat(registered.status()).as("%s", registered).isEqualTo(201);
        assertThat(clients.post("admin.institution", PARTNERS + "/" + code + "/approval", Map.of())
                        .status())
                .isEqualTo(403);
        var approved = clients.post("compliance.sun", PARTNERS + "/" + code + "/approval", Map.of());
        assertThat(approved.status()).as("%s", approved).isEqualTo(200);
        assertThat(approved.text("state")).isEqualTo("ACTIVE");
    }
}
