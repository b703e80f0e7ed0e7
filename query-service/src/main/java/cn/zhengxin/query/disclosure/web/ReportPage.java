package cn.zhengxin.query.disclosure.web;

import cn.zhengxin.query.disclosure.ViewOutcome;
import cn.zhengxin.query.disclosure.Watermark;
import cn.zhengxin.workingcalendar.BankDay;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The report as a page for the browser (Q14): no script, no form, no link and nothing from elsewhere; the watermark lies over all
 * of it; it does not print. Whatever comes from outside is written as text, never as markup.
 *
 * @param nonce allows this page's one style sheet and nothing else
 */
record ReportPage(ViewOutcome.Shown shown, String nonce) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT)
            .withZone(BankDay.ZONE);
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,}");

    /** What the sections of the bureau's structure hold. */
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("PA01", "报告头"),
            Map.entry("PB01", "身份信息"),
            Map.entry("PB02", "婚姻信息"),
            Map.entry("PB03", "居住信息"),
            Map.entry("PB04", "职业信息"),
            Map.entry("PC01", "评分"),
            Map.entry("PC02", "信贷交易信息概要"),
            Map.entry("PC03", "非信贷交易信息概要"),
            Map.entry("PC04", "公共信息概要"),
            Map.entry("PC05", "查询记录概要"),
            Map.entry("PD01", "借贷账户信息"),
            Map.entry("PD02", "授信协议信息"),
            Map.entry("PD03", "相关还款责任信息"),
            Map.entry("PE01", "后付费业务信息"),
            Map.entry("PF05", "住房公积金参缴记录"),
            Map.entry("PG01", "标注及声明信息"),
            Map.entry("PH01", "查询记录"));

    ReportPage {
        if (!NONCE.matcher(nonce).matches()) {
            throw new IllegalArgumentException("Not a nonce");
        }
    }

    /** Also stands in the page itself, so that it holds behind whatever policy a proxy sets. */
    String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'nonce-" + nonce
                + "'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    String html() {
        var html = new StringBuilder(16_384);
        html.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(escaped(contentSecurityPolicy()))
                .append(
                        "\">\n<meta name=\"robots\" content=\"noindex, noarchive\">\n<title>信用报告</title>\n<style nonce=\"")
                .append(nonce)
                .append("\">\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n");
        head(html);
        disputes(html);
        shown.report().sections().forEach((name, content) -> {
            html.append("<section>\n<h2>")
                    .append(escaped(TITLES.getOrDefault(name, "")))
                    .append(" <small>")
                    .append(escaped(name))
                    .append("</small></h2>\n");
            value(html, content);
            html.append("</section>\n");
        });
        withheld(html);
        html.append("<footer>")
                .append(escaped(watermark()))
                .append("</footer>\n<div class=\"watermark\" aria-hidden=\"true\"></div>\n</body>\n</html>\n");
        return html.toString();
    }

    private void head(StringBuilder html) {
        var particulars = shown.query().particulars();
        html.append("<header>\n<h1>信用报告（脱敏）</h1>\n<p>")
                .append(escaped(watermark()))
                .append("</p>\n<dl>\n");
        entry(html, "查询编号", particulars.id());
        entry(html, "报告类型", particulars.reportType());
        entry(html, "查询原因", particulars.purpose());
        entry(html, "脱敏策略版本", shown.report().policyVersion());
        entry(html, "查看次数", shown.views());
        html.append("</dl>\n</header>\n");
    }

    private void disputes(StringBuilder html) {
        if (shown.disputeMarks().isEmpty()) {
            return;
        }
        html.append("<section>\n<h2>异议标注</h2>\n<ul>\n");
        shown.disputeMarks()
                .forEach(mark -> html.append("<li>")
                        .append(escaped(mark.itemPath() + " · " + TIME.format(mark.since())))
                        .append("</li>\n"));
        html.append("</ul>\n</section>\n");
    }

    private void withheld(StringBuilder html) {
        if (!shown.report().withheld().isEmpty()) {
            html.append("<section>\n<h2>未展示</h2>\n");
            value(html, shown.report().withheld());
            html.append("</section>\n");
        }
    }

    private static void value(StringBuilder html, @Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            html.append("<dl>\n");
            members.forEach((name, member) -> entry(html, String.valueOf(name), member));
            html.append("</dl>\n");
        } else if (value instanceof List<?> items) {
            html.append("<ol>\n");
            items.forEach(item -> {
                html.append("<li>");
                value(html, item);
                html.append("</li>\n");
            });
            html.append("</ol>\n");
        } else {
            html.append(value == null ? "—" : escaped(value.toString()));
        }
    }

    private static void entry(StringBuilder html, String name, @Nullable Object value) {
        html.append("<dt>").append(escaped(name)).append("</dt><dd>");
        value(html, value);
        html.append("</dd>\n");
    }

    private String watermark() {
        Watermark mark = shown.watermark();
        String terminal = mark.terminal();
        return mark.operator() + " · " + (terminal == null ? "—" : terminal) + " · " + TIME.format(mark.time());
    }

    private String style() {
        return """
                html { background: #fff; color: #111; font: 14px/1.6 system-ui, sans-serif; }
                body { margin: 2rem; user-select: none; -webkit-user-select: none; }
                dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0; }
                dd { margin: 0; }
                h2 { border-bottom: 1px solid #999; font-size: 1rem; }
                footer { margin-top: 2rem; }
                .watermark { position: fixed; inset: 0; z-index: 2147483647; pointer-events: none;
                  background: url("data:image/svg+xml;base64,%s") repeat; }
                @media print { html, body { display: none !important; } }
                """.formatted(tile());
    }

    /** One tile of what is repeated over the page. */
    private String tile() {
        String svg = """
                <svg xmlns="http://www.w3.org/2000/svg" width="420" height="220">\
                <text x="10" y="190" font-family="sans-serif" font-size="15" fill="#c00" fill-opacity="0.22" \
                transform="rotate(-24 10 190)">%s</text></svg>""".formatted(escaped(watermark()));
        return Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }

    /** Text as text, in elements and in quoted attributes; control characters, which no markup may hold, are left out. */
    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    if (point >= ' ' || point == '\t' || point == '\n') {
                        escaped.appendCodePoint(Character.isDefined(point) ? point : '\uFFFD');
                    }
                }
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return "ReportPage[" + shown.query().id() + "]";
    }
}
