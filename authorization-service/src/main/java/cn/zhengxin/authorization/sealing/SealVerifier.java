package cn.zhengxin.authorization.sealing;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** Verifies a sealed document with nothing but the public certificate; a certificate inside the document is not believed. */
public final class SealVerifier {

    private final X509Certificate trusted;

    public SealVerifier(X509Certificate trusted) {
        this.trusted = trusted;
    }

    /** Whether the one signature of the document is the platform's and covers every byte outside itself. */
    public boolean isIntact(byte[] document) {
        try (var pdf = Loader.loadPDF(document)) {
            var signatures = pdf.getSignatureDictionaries();
            return signatures.size() == 1
                    && covers(signatures.getFirst(), document)
                    && verifies(signatures.getFirst(), document);
        } catch (IOException | RuntimeException unreadable) {
            // Whatever cannot be read proves nothing; the reader meets bytes that somebody altered on purpose.
            return false;
        }
    }

    private static boolean covers(PDSignature signature, byte[] document) {
        var range = signature.getByteRange();
        return range.length == 4
                && range[0] == 0
                && range[1] > 0
                && range[2] > range[1]
                && range[2] + range[3] == document.length
                && document[range[1]] == '<'
                && document[range[2] - 1] == '>';
    }

    private boolean verifies(PDSignature signature, byte[] document) throws IOException {
        try {
            var signed = new CMSSignedData(
                    new CMSProcessableByteArray(signature.getSignedContent(document)),
                    content(signature.getContents(document)));
            var holder = new X509CertificateHolder(trusted.getEncoded());
            var signers = signed.getSignerInfos().getSigners();
            // What a signature does not cover by itself is held to what the platform puts there.
            if (signers.size() != 1
                    || !List.copyOf(signed.getCertificates().getMatches(null)).equals(List.of(holder))
                    || !signed.getCRLs().getMatches(null).isEmpty()) {
                return false;
            }
            var signer = signers.iterator().next();
            return signer.getSID().match(holder)
                    && signer.getUnsignedAttributes() == null
                    && signed.getDigestAlgorithmIDs().equals(Set.of(signer.getDigestAlgorithmID()))
                    && signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(trusted.getPublicKey()));
        } catch (CMSException | OperatorCreationException | CertificateEncodingException unverifiable) {
            return false;
        }
    }

    /** The signature's room is filled up with zeros; anything else there was not put there by the platform. */
    private static ContentInfo content(byte[] room) throws IOException {
        try (var in = new ASN1InputStream(room)) {
            var content = ContentInfo.getInstance(in.readObject());
            for (var rest = in.read(); rest >= 0; rest = in.read()) {
                if (rest != 0) {
                    throw new IOException("The signature is followed by something");
                }
            }
            return content;
        }
    }
}
