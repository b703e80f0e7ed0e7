package cn.zhengxin.query.batch.fastexcel;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.springframework.util.unit.DataSize;

/**
 * Looks through a workbook before anybody reads it. All parts are unpacked once, counted and thrown away; sheets are read for cells that claim
 * a place so far out that a reader would make room for millions of others.
 */
final class Unpacking {

    private static final int MOST_PARTS = 200;
    /** Far more than a batch has, and few enough to make room for. */
    private static final int MOST_COLUMNS = 64;

    private static final int HIGHEST_ROW = 1_048_576;
    private static final int LONGEST_PLACE = 10;

    private Unpacking() {}

    /** False when it is none of a spread-sheet program's workbooks, or too large in any direction. */
    static boolean isHarmless(byte[] content, DataSize largest) throws IOException {
        try (ZipFile parts = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            var budget = new Budget(largest.toBytes());
            int count = 0;
            for (Enumeration<ZipArchiveEntry> entries = parts.getEntries(); entries.hasMoreElements(); ) {
                ZipArchiveEntry part = entries.nextElement();
                count++;
                if (count > MOST_PARTS || !isHarmless(parts, part, budget)) {
                    return false;
                }
            }
            return count > 0;
        }
    }

    private static boolean isHarmless(ZipFile parts, ZipArchiveEntry part, Budget budget) throws IOException {
        String name = part.getName();
        if (name.endsWith("vbaProject.bin") || name.startsWith("xl/externalLinks/")) {
            return false;
        }
        try (InputStream packed = parts.getInputStream(part);
                InputStream counted = new Counted(packed, budget)) {
            if (name.endsWith(".xml") || name.endsWith(".rels")) {
                return isPlainXml(counted);
            }
            counted.transferTo(java.io.OutputStream.nullOutputStream());
            return true;
        } catch (TooMuch tooMuch) {
            return false;
        }
    }

    private static boolean isPlainXml(InputStream content) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, true); // to see that there is one
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(content);
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD
                        || (event == XMLStreamConstants.START_ELEMENT && !isInPlace(reader))) {
                    return false;
                }
            }
            return true;
        } catch (XMLStreamException malformed) {
            for (Throwable cause = malformed; cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException unreadable) {
                    throw unreadable;
                }
            }
            return false;
        }
    }

    private static boolean isInPlace(XMLStreamReader element) {
        String place = element.getAttributeValue(null, "r");
        return switch (element.getLocalName()) {
            case "c" -> place == null || isCell(place);
            case "row" -> place == null || (place.matches("[0-9]{1,7}") && Integer.parseInt(place) <= HIGHEST_ROW);
            default -> true;
        };
    }

    private static boolean isCell(String place) {
        if (place.length() > LONGEST_PLACE || !place.matches("[A-Z]{1,2}[0-9]{1,7}")) {
            return false;
        }
        int column = 0;
        int position = 0;
        while (Character.isUpperCase(place.charAt(position))) {
            column = column * 26 + place.charAt(position) - 'A' + 1;
            position++;
        }
        return column <= MOST_COLUMNS && Integer.parseInt(place.substring(position)) <= HIGHEST_ROW;
    }

    /** What all parts together may still hold. */
    private static final class Budget {
        private long left;

        Budget(long bytes) {
            left = bytes;
        }

        void spend(long bytes) throws TooMuch {
            left -= bytes;
            if (left < 0) {
                throw new TooMuch();
            }
        }
    }

    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("The parts hold more than allowed");
        }
    }

    private static final class Counted extends InputStream {
        private final InputStream packed;
        private final Budget budget;

        Counted(InputStream packed, Budget budget) {
            this.packed = packed;
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            int value = packed.read();
            if (value >= 0) {
                budget.spend(1);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = packed.read(buffer, offset, length);
            budget.spend(Math.max(read, 0));
            return read;
        }

        @Override
        public void close() throws IOException {
            packed.close();
        }
    }
}
