package cn.zhengxin.authorization.staffidentity;

import static cn.zhengxin.authorization.operator.Staffing.administrator;
import static cn.zhengxin.authorization.operator.Staffing.ok;
import static cn.zhengxin.authorization.operator.Staffing.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.operator.Staffing;
import cn.zhengxin.authorization.operator.Staffing.Newcomer;
import cn.zhengxin.encryption.SubjectReferences;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StaffIdentityIntegrationTests extends AuthorizationServiceIntegration {

    private static final AtomicInteger PERSONS = new AtomicInteger();
    private static final String NOBODY = "{\"oneself\":false,\"colleague\":false,\"staff\":false}";

    @Autowired
    private SubjectReferences references;

    private Api api;
    private Newcomer newcomer;
    private Newcomer colleague;
    private String document;

    @BeforeEach
    void open() {
        api = api();
        var staffing = new Staffing(api, clock);
        newcomer = staffing.active("query-officer");
        colleague = staffing.active("query-officer");
        document = residentId();
    }

    @Test
    @DisplayName(
            "Q10 · recorded by the administrator: told as oneself to the operator, as a colleague to others of the institution")
    void tellsTies() {
        assertThat(tie(newcomer.account(), document)).isEqualTo("{\"oneself\":false,\"colleague\":false}");

        ok(record(administrator(), newcomer, document));

        assertThat(tie(newcomer.account(), document)).isEqualTo("{\"oneself\":true,\"colleague\":false}");
        assertThat(tie(colleague.account(), document)).isEqualTo("{\"oneself\":false,\"colleague\":true}");
        assertThat(tie("officer.gao", document))
                .as("another institution's operator")
                .isEqualTo("{\"oneself\":false,\"colleague\":false}");
        assertThat(tie("nobody.here", document)).isEqualTo("{\"oneself\":false,\"colleague\":false}");
        assertThat(eventsAbout(newcomer.account())).endsWith("OperatorIdentityRecorded");
    }

    @Test
    @DisplayName(
            "Q10 · told with the decision on a use: whether the subject is who asks, a colleague, of the institution's staff")
    void tellsTiesWithADecision() {
        assertThat(tieWithDecision("loan-origination", "B10001", document)).isEqualTo(NOBODY);

        ok(record(administrator(), newcomer, document));

        assertThat(tieWithDecision(newcomer.account(), "B10001", document))
                .isEqualTo("{\"oneself\":true,\"colleague\":false,\"staff\":true}");
        assertThat(tieWithDecision(colleague.account(), "B10001", document))
                .isEqualTo("{\"oneself\":false,\"colleague\":true,\"staff\":true}");
        assertThat(tieWithDecision("loan-origination", "B10001", document))
                .isEqualTo("{\"oneself\":false,\"colleague\":false,\"staff\":true}");
        assertThat(tieWithDecision("loan-origination", "B20001", document)).isEqualTo(NOBODY);
        assertThat(tieWithDecision("partner-guarantee", "P30001", document)).isEqualTo(NOBODY);
        jdbc.sql("UPDATE credit_operator SET state = 'LEFT' WHERE account = :account")
                .param("account", newcomer.account())
                .update();
        assertThat(tieWithDecision("loan-origination", "B10001", document))
                .as("whoever left")
                .isEqualTo(NOBODY);
    }

    @Test
    @DisplayName("O3 · nobody has two accounts by one document; a document may be replaced")
    void onePersonOneAccount() {
        ok(record(administrator(), newcomer, document));

        assertThat(told(record(administrator(), colleague, document))).isEqualTo("403 O3 [documentNumber]");
        var other = residentId();
        ok(record(administrator(), newcomer, other));
        assertThat(tie(newcomer.account(), document)).isEqualTo("{\"oneself\":false,\"colleague\":false}");
        assertThat(tie(newcomer.account(), other)).isEqualTo("{\"oneself\":true,\"colleague\":false}");
    }

    @Test
    @DisplayName("Q10, N1, N2 · lies encrypted, is given back by no address and told in no event")
    void shownToNobody() {
        var recorded = record(administrator(), newcomer, document);

        var events = jdbc.sql("SELECT string_agg(body::text, ' ') FROM outbox_event WHERE aggregate_id = :account")
                .param("account", newcomer.account())
                .query(String.class)
                .single();
        assertThat(recorded.body() + events).doesNotContain(document, reference(document));
        var sealed = jdbc.sql("SELECT ciphertext FROM operator_identity WHERE operator_account = :account")
                .param("account", newcomer.account())
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(document);
        assertThat(api.get(administrator(), newcomer.path("/identity")).status())
                .isIn(403, 404, 405);
        assertThat(told(record(officerLin(), newcomer, document))).isEqualTo("403 ACCESS_DENIED");
        assertThat(record(administrator(), newcomer, "no number").status()).isEqualTo(400);
    }

    private Api.Answer record(String token, Newcomer operator, String number) {
        return api.post(
                token, operator.path("/identity"), Map.of("documentType", "RESIDENT_ID", "documentNumber", number));
    }

    private String tie(String account, String number) {
        return api.get(queryService(), "/internal/v1/operators/" + account + "/ties/" + reference(number))
                .body();
    }

    /** Of an authorization that does not exist: what the subject is has nothing to do with what is decided. */
    private String tieWithDecision(String account, String institution, String number) {
        var intended = new HashMap<>(Journey.intendedUse(reference(number)));
        intended.put("operatorAccount", account);
        intended.put("institution", institution);
        var answer = api.post(
                queryService(), "/internal/v1/authorizations/" + UUID.randomUUID() + "/use-examinations", intended);
        assertThat(answer.text("outcome")).as(answer.body()).isEqualTo("REFUSED");
        return answer.json().path("tie").toString();
    }

    private String reference(String number) {
        return references.referenceOf("RESIDENT_ID", number);
    }

    /** Another resident identity number each time, its check character right. */
    private static String residentId() {
        String seventeen = "11010119800101" + String.format(Locale.ROOT, "%03d", PERSONS.incrementAndGet());
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int place = 0; place < weights.length; place++) {
            sum += (seventeen.charAt(place) - '0') * weights[place];
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }
}
