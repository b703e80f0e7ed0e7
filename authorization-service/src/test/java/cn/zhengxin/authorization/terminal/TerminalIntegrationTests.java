package cn.zhengxin.authorization.terminal;

import static cn.zhengxin.authorization.operator.Staffing.administrator;
import static cn.zhengxin.authorization.operator.Staffing.ok;
import static cn.zhengxin.authorization.operator.Staffing.province;
import static cn.zhengxin.authorization.operator.Staffing.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.operator.Staffing;
import cn.zhengxin.authorization.operator.Staffing.Newcomer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalIntegrationTests extends AuthorizationServiceIntegration {

    private Api api;
    private Newcomer newcomer;

    @BeforeEach
    void open() {
        api = api();
        newcomer = new Staffing(api, clock).active("query-officer");
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.9", "2001:db8::9"})
    @DisplayName("O10 · a bound terminal is good from the next decision on, a released one is not; both are on record")
    void bindsAndReleases(String address) {
        assertThat(isBound(address)).isFalse();

        ok(bind(administrator(), address));

        assertThat(isBound(address)).isTrue();
        assertThat(told(bind(administrator(), address))).isEqualTo("409 ALREADY_RECORDED");
        assertThat(api.get(administrator(), newcomer.path("/terminals"))
                        .json()
                        .path("addresses")
                        .size())
                .isEqualTo(1);
        ok(api.delete(administrator(), newcomer.path("/terminals/" + address)));
        assertThat(isBound(address)).isFalse();
        assertThat(told(api.delete(administrator(), newcomer.path("/terminals/" + address))))
                .isEqualTo("404 NOT_FOUND");
        assertThat(eventsAbout(newcomer.account())).endsWith("TerminalBound", "TerminalReleased");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 400 INVALID_REQUEST [address]",
        "counter-7.bank.example, 400 INVALID_REQUEST [address]",
        "10.0.0, 400 INVALID_REQUEST [address]",
        "fe80::1%eth0, 400 INVALID_REQUEST [address]",
        "'', 400 INVALID_REQUEST [address]",
        "0.0.0.0, 403 O10 [address]",
        "::, 403 O10 [address]",
        "224.0.0.1, 403 O10 [address]",
        "255.255.255.255, 403 O10 [address]"
    })
    @DisplayName("O10 · a name, half an address, or the address of no single machine is not bound")
    void refusesWhatIsNoMachine(String address, String answer) {
        assertThat(told(bind(administrator(), address))).isEqualTo(answer);
    }

    @Test
    @DisplayName("O2, O10 · only the administrator in charge binds; a counter's machine may serve several operators")
    void whoBinds() {
        assertThat(told(bind(province(), "203.0.113.9"))).isEqualTo("403 O2");
        assertThat(told(bind(officerLin(), "203.0.113.9"))).isEqualTo("403 ACCESS_DENIED");
        assertThat(told(bind(newcomer.token("credit-administrator-institution"), "203.0.113.9")))
                .isEqualTo("403 O2");
        ok(bind(administrator(), "127.0.0.1"));
    }

    private Api.Answer bind(String token, String address) {
        return api.post(token, newcomer.path("/terminals"), Map.of("address", address));
    }

    private boolean isBound(String address) {
        return api.get(queryService(), "/internal/v1/operators/" + newcomer.account() + "/standing?terminal=" + address)
                .json()
                .path("terminalBound")
                .asBoolean();
    }
}
