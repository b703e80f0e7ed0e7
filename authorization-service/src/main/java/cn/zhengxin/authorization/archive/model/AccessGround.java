package cn.zhengxin.authorization.archive.model;

import org.jspecify.annotations.Nullable;

/**
 * Why the file is needed, in the words of whoever asked. Kept sealed; prints redacted.
 *
 * @param authority null where no outside authority asks
 */
public record AccessGround(String reason, @Nullable LegalDocument authority) {

    /** By which document an outside authority asks. Prints redacted. */
    public record LegalDocument(String authority, String kind, String number, String caseNumber) {

        @Override
        public String toString() {
            return "LegalDocument[***]";
        }
    }

    @Override
    public String toString() {
        return "AccessGround[***]";
    }
}
