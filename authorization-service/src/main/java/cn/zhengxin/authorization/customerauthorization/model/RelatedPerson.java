package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;

/** A person who acts for or beside the subject. Prints redacted. */
public record RelatedPerson(Part part, PersonName name, IdentityDocument document) {

    /** What the person is to the subject. */
    public enum Part {
        /** A5. */
        GUARDIAN,
        /** A9. */
        LEGAL_REPRESENTATIVE,
        /** A9. */
        HANDLER
    }

    @Override
    public String toString() {
        return "RelatedPerson[" + part + ", ***]";
    }
}
