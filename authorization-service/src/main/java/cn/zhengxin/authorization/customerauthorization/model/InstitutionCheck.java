package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.institution.Institution;
import cn.zhengxin.authorization.institution.Institutions;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.Faults;
import org.jspecify.annotations.Nullable;

/** A1: whom the subject authorizes, by code and full name. */
final class InstitutionCheck implements StatementCheck<Institution> {

    private final Institutions institutions;

    InstitutionCheck(Institutions institutions) {
        this.institutions = institutions;
    }

    @Override
    public @Nullable Institution examine(AuthorizationStatement statement, Faults faults) {
        var code = statement.institutionCode();
        var name = statement.institutionName();
        var codeMissing = faults.isMissing("institution.code", code);
        var nameMissing = faults.isMissing("institution.name", name);
        if (codeMissing || code == null) {
            return null;
        }
        var institution =
                faults.required("institution.code", institutions.active(code), "the code of a registered institution");
        if (institution != null && !nameMissing && !institution.fullName().equals(name)) {
            faults.add(RuleCode.A1, "institution.name", "the institution's full name as registered");
        }
        return institution;
    }
}
