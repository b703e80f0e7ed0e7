package cn.zhengxin.audit.alert.application;

import cn.zhengxin.audit.alert.model.AlertFacts;
import cn.zhengxin.audit.secondperson.Person;
import org.jspecify.annotations.Nullable;

/**
 * Whose alerts somebody sees: an institution's or all; never those about themself, so that nobody is warned.
 *
 * @param onlyInstitution absent for who looks after all
 */
public record AlertReader(Person person, @Nullable String onlyInstitution) {

    public boolean maySee(AlertFacts alert) {
        return !alert.isAbout(person) && (onlyInstitution == null || onlyInstitution.equals(alert.institution()));
    }
}
