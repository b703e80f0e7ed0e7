package cn.zhengxin.authorization.sealing;

import cn.zhengxin.workingcalendar.BankDay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/** Makes PDF documents that carry the platform's signature over every byte of theirs (A3: the subject's copy). */
public final class SealedDocuments {

    private final PlatformSeal seal;

    public SealedDocuments(PlatformSeal seal) {
        this.seal = seal;
    }

    public byte[] seal(DocumentToSeal content) {
        try (var unsigned = new PDDocument()) {
            // UTF-16 character maps came with this version.
            unsigned.setVersion(1.7f);
            ChinesePages.write(unsigned, content.title(), content.lines());
            return signed(ChinesePages.bytes(unsigned), content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] signed(byte[] unsigned, DocumentToSeal content) throws IOException {
        var signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
        signature.setName("Zhengxin");
        signature.setReason("Signed document as kept by the platform");
        signature.setSignDate(calendar(content));
        var out = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(unsigned)) {
            document.addSignature(signature, toSign -> seal.signDetached(toSign.readAllBytes()));
            document.saveIncremental(out);
        }
        return out.toByteArray();
    }

    private static Calendar calendar(DocumentToSeal content) {
        return GregorianCalendar.from(content.sealedAt().atZone(BankDay.ZONE));
    }
}
