package cn.zhengxin.query.bureau;

import cn.zhengxin.query.inquiry.RequestNumber;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bureau's XML. What comes from outside is not trusted: no document types, no entities, bounded depth and bounded
 * number of elements (the number of bytes is bounded before).
 */
final class BureauAnswerReader {

    private static final int DEEPEST = 24;
    private static final int MOST_ELEMENTS = 100_000;

    private final XMLInputFactory factory = secureFactory();

    private static XMLInputFactory secureFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is resolved");
        });
        return factory;
    }

    /**
     * What the bureau has answered.
     *
     * @throws UnreadableAnswer when it is no whole answer to this very request */
    BureauAnswer.Settled read(byte[] body, RequestNumber expected) throws UnreadableAnswer {
        Object root = parse(body, "CreditReportResponse");
        if (!(root instanceof Map<?, ?> response)) {
            throw new UnreadableAnswer("The answer is empty");
        }
        // An answer to another request must never become this subject's report.
        if (!expected.value().equals(response.get("RequestNumber"))) {
            throw new UnreadableAnswer("The answer belongs to another request");
        }
        String result = response.get("Result") instanceof String text ? text : "";
        return switch (result) {
            case "NO_RECORD" -> new BureauAnswer.NoRecord();
            case "REJECTED" -> new BureauAnswer.Rejected();
            case "ANSWERED" -> new BureauAnswer.ReportFound(reportOf(response.get("Document")));
            default -> throw new UnreadableAnswer("The result is not of the agreed list");
        };
    }

    void requireNeverSeen(byte[] body) throws UnreadableAnswer {
        // A bare 404 of some proxy says nothing about the inquiry; only the bureau's own word does (Q12).
        parse(body, "NeverSeen");
    }

    private static RawCreditReport reportOf(@Nullable Object document) throws UnreadableAnswer {
        if (!(document instanceof Map<?, ?> sections) || sections.isEmpty()) {
            throw new UnreadableAnswer("The report is missing");
        }
        var report = new LinkedHashMap<String, Object>();
        sections.forEach((section, content) -> report.put((String) section, content));
        return new RawCreditReport(report);
    }

    private Object parse(byte[] body, String rootName) throws UnreadableAnswer {
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    if (reader.getEventType() == XMLStreamConstants.DTD) {
                        throw new UnreadableAnswer("Document types are not read");
                    }
                }
                if (!reader.getLocalName().equals(rootName)) {
                    throw new UnreadableAnswer("Not the agreed root element");
                }
                Object root = element(reader, 1, new int[] {0});
                while (reader.hasNext()) {
                    reader.next();
                }
                return root;
            } finally {
                reader.close();
            }
        } catch (XMLStreamException malformed) {
            // The parser's message can quote the document; it goes nowhere.
            throw new UnreadableAnswer("Not well formed");
        } catch (RuntimeException givenUp) {
            // The parser of the JDK does not always tell hostile bytes from its own defects.
            throw new UnreadableAnswer("The parser gave up");
        }
    }

    private static Object element(XMLStreamReader reader, int depth, int[] count)
            throws XMLStreamException, UnreadableAnswer {
        if (depth > DEEPEST || ++count[0] > MOST_ELEMENTS) {
            throw new UnreadableAnswer("Deeper or larger than any report");
        }
        var text = new StringBuilder();
        var children = new LinkedHashMap<String, Object>();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = reader.getLocalName();
                    add(children, name, element(reader, depth + 1, count));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return children.isEmpty() ? text.toString() : children;
                }
                case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD ->
                    throw new UnreadableAnswer("Entities are not read");
                default -> {
                    // comments and processing instructions mean nothing
                }
            }
        }
    }

    private static void add(Map<String, Object> children, String name, Object value) {
        Object before = children.get(name);
        if (before instanceof Repetitions repetitions) {
            repetitions.add(value);
        } else if (before != null) {
            children.put(name, new Repetitions(List.of(before, value)));
        } else {
            children.put(name, RepeatingElements.contains(name) ? new Repetitions(List.of(value)) : value);
        }
    }

    /** One type for all arrays, so that a growing one is told from a text without unchecked casts. */
    private static final class Repetitions extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        Repetitions(List<Object> first) {
            super(first);
        }
    }
}
