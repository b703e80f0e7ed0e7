package cn.zhengxin.deploy.bureausimulator;

import cn.zhengxin.deploy.bureausimulator.ReportElement.Group;
import cn.zhengxin.deploy.bureausimulator.ReportElement.Leaf;

/** Writes elements as XML without white space between them. */
final class ReportXml {

    private ReportXml() {}

    static String of(ReportElement element) {
        var out = new StringBuilder(64 * 1024);
        write(element, out);
        return out.toString();
    }

    private static void write(ReportElement element, StringBuilder out) {
        out.append('<').append(element.name()).append('>');
        switch (element) {
            case Leaf leaf -> escape(leaf.text(), out);
            case Group group -> group.children().forEach(child -> write(child, out));
        }
        out.append("</").append(element.name()).append('>');
    }

    static String escaped(String text) {
        var out = new StringBuilder();
        escape(text, out);
        return out.toString();
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }
}
