package cn.zhengxin.query.bureau;

import cn.zhengxin.sensitivetypes.DocumentType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an inquiry in the bureau's XML. The same inquiry is always the same bytes. */
final class BureauInquiryWriter {

    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

    byte[] write(BureauInquiry inquiry) {
        var body = new ByteArrayOutputStream(1024);
        try {
            XMLStreamWriter xml = factory.createXMLStreamWriter(body, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("CreditReportRequest");
            leaf(xml, "RequestNumber", inquiry.number().value());
            leaf(xml, "InstitutionCode", inquiry.institution());
            leaf(xml, "BureauAccount", inquiry.bureauAccount().reveal());
            xml.writeEmptyElement("QueryReason");
            xml.writeAttribute("code", inquiry.purpose().bureauCode());
            leaf(xml, "ReportType", inquiry.reportType().name());
            xml.writeStartElement("Subject");
            leaf(xml, "Name", inquiry.subject().name().reveal());
            leaf(xml, "DocumentType", codeOf(inquiry.subject().document().type()));
            leaf(xml, "DocumentNumber", inquiry.subject().document().reveal());
            xml.writeEndElement();
            leaf(xml, "QueryPassport", inquiry.passport().token());
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("An inquiry cannot be written", impossible);
        }
        return body.toByteArray();
    }

    private static String codeOf(DocumentType type) {
        return switch (type) {
            case RESIDENT_ID -> "10";
            case UNIFIED_SOCIAL_CREDIT_CODE -> "20";
        };
    }

    private static void leaf(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
