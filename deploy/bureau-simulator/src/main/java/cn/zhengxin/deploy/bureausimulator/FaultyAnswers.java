package cn.zhengxin.deploy.bureausimulator;

/** Answers as no bureau should give them: what a broken, or a hostile, peer sends under status 200. */
final class FaultyAnswers {

    private static final int DEEP = 100_000;

    private FaultyAnswers() {}

    /** No XML at all. */
    static String garbage() {
        return "\u0000\u0001PK\u0003\u0004 {\"status\": <<< not XML & never was ]]> <a><b></a></b>";
    }

    /** Each entity holds ten of the one before: ten thousand million words when somebody resolves them. */
    static String entityBomb(String requestNumber) {
        var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE CreditReportResponse [");
        out.append("<!ENTITY e0 \"report\">");
        for (int level = 1; level <= 10; level++) {
            out.append("<!ENTITY e").append(level).append(" \"");
            out.append(("&e" + (level - 1) + ";").repeat(10)).append("\">");
        }
        return out.append("]><CreditReportResponse><RequestNumber>")
                .append(ReportXml.escaped(requestNumber))
                .append("</RequestNumber><Result>ANSWERED</Result><Document><PA01>&e10;</PA01></Document>")
                .append("</CreditReportResponse>")
                .toString();
    }

    /** Asks the reader to open a file of its own machine. */
    static String externalEntity(String requestNumber) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE CreditReportResponse ["
                + "<!ENTITY e SYSTEM \"file:///etc/hostname\">]><CreditReportResponse><RequestNumber>"
                + ReportXml.escaped(requestNumber)
                + "</RequestNumber><Result>ANSWERED</Result><Document><PA01>&e;</PA01></Document>"
                + "</CreditReportResponse>";
    }

    /** Nested so deeply that a reader which calls itself runs out of stack. */
    static String deep(String requestNumber) {
        return "<CreditReportResponse><RequestNumber>" + ReportXml.escaped(requestNumber)
                + "</RequestNumber><Result>ANSWERED</Result><Document>" + "<a>".repeat(DEEP) + "</a>".repeat(DEEP)
                + "</Document></CreditReportResponse>";
    }

    /** The start of an answer that goes on in {@link #hugeMiddle()} until nobody reads any more. */
    static String hugeStart(String requestNumber) {
        return "<CreditReportResponse><RequestNumber>" + ReportXml.escaped(requestNumber)
                + "</RequestNumber><Result>ANSWERED</Result><Document><PG01>";
    }

    static String hugeMiddle() {
        return "<PG010H><PG010Q01>0123456789</PG010Q01></PG010H>".repeat(1_400);
    }
}
