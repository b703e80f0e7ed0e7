package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import java.util.List;
import java.util.Optional;

/** Where everything of an authorization that is personal is kept, sealed (N1). */
public interface Particulars {

    void keep(AuthorizationId authorization, SubjectParticulars particulars);

    /** Empty when the key was destroyed. */
    Optional<SubjectParticulars> of(AuthorizationId authorization);

    void remark(AuthorizationId authorization, Remark remark);

    List<Remark> remarksOn(AuthorizationId authorization);

    /** Free words of a person on one occasion; may name people, so it is sealed and never printed. */
    record Remark(Occasion occasion, String text) {
        @Override
        public String toString() {
            return "Remark[" + occasion + ", ***]";
        }
    }

    /** When a remark was made. */
    enum Occasion {
        VERIFICATION,
        /** A5. */
        COMPLIANCE,
        WITHDRAWAL
    }
}
