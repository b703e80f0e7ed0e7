package cn.zhengxin.deploy.bureausimulator;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * What an institution asks, as it arrived.
 *
 * @param passport empty when it has none
 */
record CreditReportRequest(
        String requestNumber,
        String institution,
        String bureauAccount,
        String reason,
        ReportType reportType,
        String name,
        String documentType,
        String documentNumber,
        String passport) {

    private static final String PASSPORT = "QueryPassport";
    private static final Pattern REQUEST_NUMBER = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern REASON = Pattern.compile("\\d{2}");
    private static final Set<String> KNOWN = Set.of(
            "RequestNumber",
            "InstitutionCode",
            "BureauAccount",
            "QueryReason",
            "ReportType",
            "Subject",
            "Name",
            "DocumentType",
            "DocumentNumber");

    /** Reads a request; empty when the body is none the bureau understands. */
    static Optional<CreditReportRequest> parse(String body) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            // No document type, so no entities: neither from files nor without end.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            Element root =
                    builder.parse(new InputSource(new StringReader(body))).getDocumentElement();
            if (!root.getTagName().equals("CreditReportRequest")) {
                return Optional.empty();
            }
            var values = new HashMap<String, String>();
            return collect(root, values) ? fromValues(values) : Optional.empty();
        } catch (SAXException | IOException e) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser refuses to be made safe", e);
        }
    }

    private static boolean collect(Element parent, Map<String, String> values) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                String name = element.getTagName();
                if (!KNOWN.contains(name) && !(name.equals(PASSPORT) && parent.getParentNode() instanceof Document)) {
                    return false;
                }
                String value = name.equals("QueryReason") ? element.getAttribute("code") : element.getTextContent();
                if (values.put(name, value.strip()) != null) {
                    return false;
                }
                if (name.equals("Subject") && !collect(element, values)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Optional<CreditReportRequest> fromValues(Map<String, String> values) {
        String passport = values.getOrDefault(PASSPORT, "");
        values.remove(PASSPORT);
        if (!values.keySet().equals(KNOWN)
                || values.entrySet().stream()
                        .anyMatch(entry -> !entry.getKey().equals("Subject")
                                && entry.getValue().isEmpty())) {
            return Optional.empty();
        }
        var type = switch (values.getOrDefault("ReportType", "")) {
            case "PERSONAL" -> Optional.of(ReportType.PERSONAL);
            case "ENTERPRISE" -> Optional.of(ReportType.ENTERPRISE);
            default -> Optional.<ReportType>empty();
        };
        return type.map(reportType -> new CreditReportRequest(
                        values.getOrDefault("RequestNumber", ""),
                        values.getOrDefault("InstitutionCode", ""),
                        values.getOrDefault("BureauAccount", ""),
                        values.getOrDefault("QueryReason", ""),
                        reportType,
                        values.getOrDefault("Name", ""),
                        values.getOrDefault("DocumentType", ""),
                        values.getOrDefault("DocumentNumber", "").toUpperCase(Locale.ROOT),
                        passport))
                .filter(request -> REQUEST_NUMBER.matcher(request.requestNumber).matches()
                        && REASON.matcher(request.reason).matches());
    }

    /** Of what is asked. The passport is not part of it: sent again, an inquiry has a new one. */
    String payloadDigest() {
        return sha256(String.join(
                "\u001f", institution, bureauAccount, reason, reportType.name(), name, documentType, documentNumber));
    }

    String documentNumberHash() {
        return sha256(documentNumber);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "CreditReportRequest[requestNumber=" + requestNumber + "]";
    }

    /** The default handler prints to standard error. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
