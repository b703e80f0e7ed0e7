package cn.zhengxin.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/session",
                "/api/v1/credit-queries",
                "/api/v1/credit-queries/",
                "/api/v1/operators/officer.lin",
                "/api/v1/audit-records/7/proof",
                "/api/v1/subjects/sr_Ab-9~x"
            })
    void letsPlainAddressesPass(String path) {
        assertThat(PlainAddress.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "//",
                "/a//b",
                "/a/../b",
                "/a/./b",
                "/..",
                "/a/%2e",
                "/a;b",
                "/a\\b",
                "/a b",
                "/张",
                "/a?b",
                "/a#b",
                "/a:b",
                "/a@b",
                "/a\u0000b",
                "a/b",
                "/a/..;/b"
            })
    void stopsOddAddresses(String path) {
        assertThat(PlainAddress.isPlain(path)).isFalse();
    }

    @Test
    void stopsEndlessAddresses() {
        assertThat(PlainAddress.isTooLong("/" + "a".repeat(511), "a".repeat(2_048)))
                .isFalse();
        assertThat(PlainAddress.isTooLong("/" + "a/".repeat(300), null)).isTrue();
        assertThat(PlainAddress.isTooLong("/", "a".repeat(2_049))).isTrue();
    }

    @Test
    void believesNoForwardedAddressByDefault() {
        assertThat(new ClientAddress(List.of()).of("10.0.0.1", "192.0.2.7")).isEqualTo("10.0.0.1");
    }

    @Test
    void believesTheLastHopThatATrustedProxyNames() {
        ClientAddress address = new ClientAddress(List.of("10.0.0.0/8"));

        assertThat(address.of("10.0.0.1", "192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(address.of("10.0.0.1", "1.1.1.1, 192.0.2.7, 10.0.0.2")).isEqualTo("192.0.2.7");
        assertThat(address.of("10.0.0.1", "192.0.2.7, evil")).isEqualTo("10.0.0.1");
        assertThat(address.of("192.0.2.9", "192.0.2.7")).isEqualTo("192.0.2.9");
        assertThat(address.of("10.0.0.1", null)).isEqualTo("10.0.0.1");
    }

    @Test
    void insistsOnTlsAwayFromThisMachine() {
        assertThat(new EdgeProperties(URI.create("https://gateway.example"), List.of()).tls())
                .isTrue();
        assertThat(new EdgeProperties(URI.create("http://localhost:8080"), List.of()).tls())
                .isFalse();
        assertThatThrownBy(() -> new EdgeProperties(URI.create("http://gateway.example"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
