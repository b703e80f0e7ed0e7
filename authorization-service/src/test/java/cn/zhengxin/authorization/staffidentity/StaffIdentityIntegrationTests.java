package cn.zhengxin.authorization.staffidentity;

import static cn.zhengxin.authorization.operator.Staffing.administrator;
import static cn.zhengxin.authorization.operator.Staffing.ok;
import static cn.zhengxin.authorization.operator.Staffing.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.operator.Staffing;
import cn.zhengxin.authorization.operator.Staffing.Newcomer;
import cn.zhengxin.encryption.SubjectReferences;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StaffIdentityIntegrationTests extends AuthorizationServiceIntegration {

    private static final AtomicInteger PERSONS = new AtomicInteger();

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
            "Q10 · of an institution's system: an operator of the institution is told as a colleague, by yes or no")
    void tellsTiesOfAnInstitution() {
        assertThat(institutionTie("B10001", document)).isEqualTo("{\"colleague\":false}");

        ok(record(administrator(), newcomer, document));

        assertThat(institutionTie("B10001", document)).isEqualTo("{\"colleague\":true}");
        assertThat(institutionTie("B20001", document)).isEqualTo("{\"colleague\":false}");
        assertThat(institutionTie("P30001", document)).isEqualTo("{\"colleague\":false}");
        jdbc.sql("UPDATE credit_operator SET state = 'LEFT' WHERE account = :account")
                .param("account", newcomer.account())
                .update();
        assertThat(institutionTie("B10001", document)).as("whoever left").isEqualTo("{\"colleague\":false}");
        assertThat(api.get(officerLin(), "/internal/v1/institutions/B10001/ties/" + reference(document))
                        .status())
                .isEqualTo(403);
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

    private String institutionTie(String institution, String number) {
        return api.get(queryService(), "/internal/v1/institutions/" + institution + "/ties/" + reference(number))
                .body();
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
