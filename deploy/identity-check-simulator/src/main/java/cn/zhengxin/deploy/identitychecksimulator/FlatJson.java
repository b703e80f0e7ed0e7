package cn.zhengxin.deploy.identitychecksimulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON objects whose members are texts or truth values, which is all this simulator speaks. */
final class FlatJson {
    private static final Pattern MEMBER =
            Pattern.compile("\"([A-Za-z]+)\"\\s*:\\s*(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|(true|false))");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

    private FlatJson() {}

    static Map<String, String> read(String text) {
        Map<String, String> members = new LinkedHashMap<>();
        Matcher member = MEMBER.matcher(text);
        while (member.find()) {
            String value = member.group(2);
            members.put(member.group(1), value == null ? member.group(3) : unescaped(value));
        }
        return members;
    }

    static String write(Map<String, String> members) {
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, value) -> json.append(json.length() == 1 ? "" : ",")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"'));
        return json.append('}').toString();
    }

    private static String unescaped(String value) {
        return ESCAPE.matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null
                                ? found.group(2)
                                : String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
