package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.customerauthorization.model.CounterSignature;
import cn.zhengxin.authorization.customerauthorization.model.OnlineSignature;
import cn.zhengxin.authorization.customerauthorization.model.Signature;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.template.model.KeyClause;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How an authorization was signed, in the lines that its sealed document ends with. */
final class SigningFacts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XXX", Locale.ROOT).withZone(BankDay.ZONE);

    private SigningFacts() {}

    static List<String> lines(Signed signed) {
        var facts = signed.facts();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("签署记录");
        lines.add("授权书编号：" + facts.number() + "；模板版本：" + facts.content().templateVersion());
        lines.add("签署时间：" + TIME.format(signed.signature().at()));
        lines.addAll(byChannel(signed.signature()));
        return lines;
    }

    private static List<String> byChannel(Signature signature) {
        return switch (signature) {
            case CounterSignature counter ->
                List.of(
                        "签署方式：柜面签署，已核验身份证件原件，共" + counter.pages().size() + "页，逐页签名并按指印",
                        "见证人工号：" + counter.witnessEmployeeNumber());
            case OnlineSignature online -> online(online);
        };
    }

    private static List<String> online(OnlineSignature online) {
        var lines = new ArrayList<String>();
        lines.add("签署方式：线上签署");
        lines.add("正文摘要（SHA-256）：" + online.textSha256());
        lines.add(line("全文展示", online.presentedAt()));
        lines.add(line("阅读至末尾", online.readAt()));
        for (var clause : KeyClause.values()) {
            var at = online.consents().get(clause);
            if (at != null) {
                lines.add(line("单独勾选“" + clause.heading() + "”", at));
            }
        }
        lines.add(line("短信验证码核验通过", online.codeMatchedAt()));
        lines.add(line("生物特征核验通过", online.biometricCheckedAt()));
        return lines;
    }

    private static String line(String what, Instant at) {
        return what + "：" + TIME.format(at);
    }
}
