package cn.zhengxin.query.disclosure.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.disclosure.MaskedCreditReport;
import cn.zhengxin.query.disclosure.ViewOutcome;
import cn.zhengxin.query.disclosure.Watermark;
import cn.zhengxin.query.disputemark.DisputeMark;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTests {

    private static final String NONCE = "AAAAAAAAAAAAAAAAAAAAAAAA";
    private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");
    private static final Pattern TILE = Pattern.compile("data:image/svg\\+xml;base64,([A-Za-z0-9+/=]+)");

    @Test
    @DisplayName("Q14 · the watermark of operator, terminal and time stands in the text and is repeated over the page")
    void theWatermark() {
        String html = page(Map.of("PA01", Map.of("PA01BQ01", "张*"))).html();

        String mark = "officer.lin · 127.0.0.1 · 2026-11-25 12:00:00.000 +08:00";
        assertThat(html).contains("<p>" + mark + "</p>", "<footer>" + mark + "</footer>");
        var tile = TILE.matcher(html);
        assertThat(tile.find()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(tile.group(1)), StandardCharsets.UTF_8))
                .contains(mark);
        assertThat(html).contains(".watermark { position: fixed; inset: 0;").contains("repeat; }");
    }

    @Test
    @DisplayName(
            "Q14 · the page does not print, its text is not selected, and nothing in it runs, sends or comes from elsewhere")
    void thePageHoldsStill() {
        var page = page(Map.of("PA01", Map.of("PA01BQ01", "张*")));

        assertThat(page.html())
                .contains("@media print { html, body { display: none !important; } }")
                .contains("user-select: none")
                .doesNotContainIgnoringCase(
                        "<script", "<form", "<a ", "<link", "<iframe", "<img", "<object", "href=", "src=", "@import")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContainPattern("url\\(\"(?!data:image/svg)");
        assertThat(page.contentSecurityPolicy())
                .isEqualTo("default-src 'none'; style-src 'nonce-" + NONCE
                        + "'; img-src data:; base-uri 'none'; form-action 'none'");
        assertThat(page.html()).contains("content=\"default-src &#39;none&#39;; style-src &#39;nonce-" + NONCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "</style><script>",
                "' onmouseover='x",
                "&lt;b&gt;",
                "]]><svg onload=x>"
            })
    @DisplayName("Q14 · whatever a report, an account or a terminal holds is written as text")
    void whateverComesIsText(String hostile) {
        var sections = new LinkedHashMap<String, Object>();
        sections.put(hostile, Map.of(hostile, List.of(hostile, Map.of("x", hostile))));

        String html = new ReportPage(
                        shown(
                                new MaskedCreditReport(3, sections, List.of(hostile)),
                                new Watermark(hostile, hostile, NOON),
                                List.of(new DisputeMark(UUID.randomUUID(), Workbench.SUBJECT, hostile, NOON))),
                        NONCE)
                .html();

        assertThat(html).doesNotContain(hostile);
        assertThat(html.split("<style", -1)).hasSize(2);
        assertThat(html.split("</style", -1)).hasSize(2);
        assertThat(html).doesNotContain("<script", "<img", "<svg");
        var tile = TILE.matcher(html);
        assertThat(tile.find()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(tile.group(1)), StandardCharsets.UTF_8))
                .doesNotContain(hostile);
    }

    @Test
    @DisplayName(
            "Q14 · the page holds what the answer holds: sections, what is withheld, the disputes, the number of views")
    void thePageIsComplete() {
        var sections = new LinkedHashMap<String, Object>();
        sections.put("PC02", Map.of("PC02AS01", 3, "flags", List.of(true, "x")));
        sections.put("PD01", List.of());
        var empty = new LinkedHashMap<String, Object>();
        empty.put("PH01AQ01", null);
        sections.put("PH01", empty);

        String html = new ReportPage(
                        shown(
                                new MaskedCreditReport(3, sections, List.of("PX99.A")),
                                new Watermark("loan-origination", null, NOON),
                                List.of(new DisputeMark(UUID.randomUUID(), Workbench.SUBJECT, "PD01[0]", NOON))),
                        NONCE)
                .html();

        assertThat(html)
                .contains("信贷交易信息概要 <small>PC02</small>", "<dt>PC02AS01</dt><dd>3</dd>", "<li>true</li>")
                .contains("<dt>PH01AQ01</dt><dd>—</dd>")
                .contains("<li>PX99.A</li>", "PD01[0] · 2026-11-25", "<dt>查看次数</dt><dd>7</dd>")
                .contains("loan-origination · — · ");
    }

    @Test
    @DisplayName("A nonce that could be markup is none")
    void aNonceIsNarrow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportPage(
                        shown(
                                new MaskedCreditReport(3, Map.of(), List.of()),
                                new Watermark("officer.lin", "127.0.0.1", NOON),
                                List.of()),
                        "'; script-src *"));
    }

    private static ReportPage page(Map<String, Object> sections) {
        return new ReportPage(
                shown(
                        new MaskedCreditReport(3, sections, List.of()),
                        new Watermark("officer.lin", "127.0.0.1", NOON),
                        List.of()),
                NONCE);
    }

    private static ViewOutcome.Shown shown(MaskedCreditReport report, Watermark watermark, List<DisputeMark> marks) {
        var bench = new Workbench();
        return new ViewOutcome.Shown(bench.submitted(), report, watermark, marks, 7);
    }
}
