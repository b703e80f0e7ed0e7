package cn.zhengxin.authorization.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Templates as somebody proposes them. */
public final class ConsentTexts {

    private ConsentTexts() {}

    public static List<Map<String, Object>> paragraphs() {
        var all = new ArrayList<Map<String, Object>>();
        all.add(paragraph(null, "授权人：{name}。被授权机构：{institution}。"));
        all.add(paragraph("PURPOSE", "授权用途：{purpose}。"));
        all.add(paragraph("SCOPE", "授权范围：{scope}。"));
        all.add(paragraph("TERM", "授权期限：{term}。"));
        all.add(paragraph("RECIPIENTS", "信息接收方：{recipients}。"));
        all.add(paragraph("RIGHT_TO_WITHDRAW", "本人可以随时撤回。"));
        return all;
    }

    public static Map<String, Object> paragraph(String clause, String text) {
        var paragraph = new HashMap<String, Object>();
        paragraph.put("keyClause", clause);
        paragraph.put("text", text);
        return paragraph;
    }

    public static Map<String, Object> proposal(String version, Object effectiveFrom) {
        var proposal = new LinkedHashMap<String, Object>();
        proposal.put("version", version);
        proposal.put("title", "征信查询授权书");
        proposal.put("paragraphs", paragraphs());
        proposal.put("effectiveFrom", effectiveFrom.toString());
        return proposal;
    }
}
