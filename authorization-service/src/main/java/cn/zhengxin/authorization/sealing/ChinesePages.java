package cn.zhengxin.authorization.sealing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Sets Chinese text on A4 pages. The font is one of those every PDF reader brings for the character collection Adobe-GB1, named
 * and not embedded; characters are written in UTF-16, so that the text can be searched, copied and read out by programs.
 */
final class ChinesePages {

    private static final float MARGIN = 56;
    private static final float TITLE_SIZE = 18;
    private static final float SIZE = 11;
    private static final float LEADING = 18;
    private static final COSName FONT = COSName.getPDFName("F1");
    /** Latin characters are half as wide as Chinese ones. */
    private static final int FIRST_WIDE_CHARACTER = 0x2000;

    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

    private ChinesePages() {}

    static void write(PDDocument document, String title, List<String> paragraphs) {
        var font = font();
        var page = new StringBuilder();
        var top = PDRectangle.A4.getHeight() - MARGIN - TITLE_SIZE;
        show(page, title, (PDRectangle.A4.getWidth() - width(title) * TITLE_SIZE) / 2, top, TITLE_SIZE);
        var y = top - 2 * LEADING;
        for (var paragraph : paragraphs) {
            for (var line : broken(paragraph)) {
                if (y < MARGIN) {
                    add(document, font, page);
                    page = new StringBuilder();
                    y = PDRectangle.A4.getHeight() - MARGIN - SIZE;
                }
                show(page, line, MARGIN, y, SIZE);
                y -= LEADING;
            }
        }
        add(document, font, page);
    }

    private static void add(PDDocument document, COSDictionary font, CharSequence content) {
        try {
            var page = new PDPage(PDRectangle.A4);
            var resources = new PDResources();
            var fonts = new COSDictionary();
            fonts.setItem(FONT, font);
            resources.getCOSObject().setItem(COSName.FONT, fonts);
            page.setResources(resources);
            var stream = new PDStream(document);
            try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(content.toString().getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(stream);
            document.addPage(page);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void show(StringBuilder page, String line, float x, float y, float size) {
        if (line.isEmpty()) {
            return;
        }
        var text = HexFormat.of().formatHex(line.getBytes(StandardCharsets.UTF_16BE));
        page.append(String.format(Locale.ROOT, "BT /F1 %.1f Tf %.2f %.2f Td <%s> Tj ET%n", size, x, y, text));
    }

    private static List<String> broken(String paragraph) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var character : paragraph.codePoints().toArray()) {
            var more = Character.toString(character);
            if (width(line.toString() + more) * SIZE > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder();
            }
            line.append(more);
        }
        lines.add(line.toString());
        return lines;
    }

    /** In units of the font's size. */
    private static float width(String text) {
        return text.codePoints()
                        .map(character -> character < FIRST_WIDE_CHARACTER ? 1 : 2)
                        .sum()
                / 2f;
    }

    private static COSDictionary font() {
        var descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, "STSong-Light");
        descriptor.setInt(COSName.FLAGS, 6);
        descriptor.setItem(COSName.FONT_BBOX, integers(-25, -254, 1000, 880));
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, 880);
        descriptor.setInt(COSName.DESCENT, -120);
        descriptor.setInt(COSName.CAP_HEIGHT, 880);
        descriptor.setInt(COSName.STEM_V, 93);

        var collection = new COSDictionary();
        collection.setItem(COSName.REGISTRY, new COSString("Adobe"));
        collection.setItem(COSName.ORDERING, new COSString("GB1"));
        collection.setInt(COSName.SUPPLEMENT, 5);

        var descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        descendant.setName(COSName.BASE_FONT, "STSong-Light");
        descendant.setItem(COSName.CIDSYSTEMINFO, collection);
        descendant.setInt(COSName.DW, 1000);
        descendant.setItem(COSName.W, integers(1, 95, 500));
        descendant.setItem(COSName.FONT_DESC, descriptor);

        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, "STSong-Light-UniGB-UTF16-H");
        font.setName(COSName.ENCODING, "UniGB-UTF16-H");
        var descendants = new COSArray();
        descendants.add(descendant);
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        return font;
    }

    private static COSArray integers(int... values) {
        var array = new COSArray();
        for (var value : values) {
            array.add(COSInteger.get(value));
        }
        return array;
    }

    static byte[] bytes(PDDocument document) {
        var out = new ByteArrayOutputStream();
        try {
            document.save(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
