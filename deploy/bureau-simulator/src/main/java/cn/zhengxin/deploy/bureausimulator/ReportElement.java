package cn.zhengxin.deploy.bureausimulator;

import java.util.List;

/** One element of a report. */
sealed interface ReportElement {

    String name();

    /** An element with child elements. */
    record Group(String name, List<ReportElement> children) implements ReportElement {
        public Group {
            children = List.copyOf(children);
        }

        @Override
        public String toString() {
            return "Group[" + name + "]";
        }
    }

    /** An element with text. */
    record Leaf(String name, String text) implements ReportElement {
        @Override
        public String toString() {
            return "Leaf[" + name + "]";
        }
    }
}
