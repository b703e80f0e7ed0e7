package cn.zhengxin.authorization.sealedcontent;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SealedContentIntegrationTests extends AuthorizationServiceIntegration {

    @Autowired
    private List<SealedContent> everything;

    @Test
    @DisplayName("A15 · every table that seals something of an authorization is named by a bean that can destroy it")
    void noTableIsLeftOut() {
        var tables = owner().sql("""
                        SELECT keys.table_name FROM information_schema.columns AS keys
                        JOIN information_schema.columns AS ids USING (table_schema, table_name)
                        WHERE keys.table_schema = 'public'
                          AND keys.column_name = 'wrapped_key' AND ids.column_name = 'authorization_id'
                        """).query(String.class).list();
        var named = everything.stream()
                .flatMap(content -> content.tables().stream())
                .toList();

        assertThat(tables).contains("evidence", "sealed_particulars");
        assertThat(named).containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    @DisplayName(
            "A15 · what was destroyed cannot be opened any more, though its ciphertext is left; twice destroys nothing")
    void destroyedIsClosedForGood() {
        var id = new Journey(api(), clock).signed(1);
        var authorization = new AuthorizationId(UUID.fromString(id));

        var destroyed = everything.stream()
                .flatMap(content -> destroy(content, authorization).stream())
                .toList();

        assertThat(destroyed)
                .extracting(DestroyedPart::table)
                .containsExactlyInAnyOrder("evidence", "evidence", "evidence", "sealed_particulars");
        assertThat(destroyed).allSatisfy(part -> assertThat(part.sha256()).matches("[0-9a-f]{64}"));
        var shown = api().get(officerLin(), Journey.AUTHORIZATIONS + "/" + id);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().has("subject")).isFalse();
        assertThat(api().get(officerLin(), Journey.AUTHORIZATIONS + "/" + id + "/document")
                        .status())
                .isEqualTo(404);
        assertThat(jdbc.sql("SELECT octet_length(ciphertext) FROM evidence WHERE authorization_id = :id")
                        .param("id", authorization.value())
                        .query(Integer.class)
                        .list())
                .hasSize(3)
                .allSatisfy(size -> assertThat(size).isPositive());
        assertThat(everything.stream().flatMap(content -> destroy(content, authorization).stream()))
                .isEmpty();
    }

    private static List<DestroyedPart> destroy(SealedContent content, AuthorizationId authorization) {
        return content.destroy(authorization);
    }
}
