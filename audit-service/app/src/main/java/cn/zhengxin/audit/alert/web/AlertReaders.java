package cn.zhengxin.audit.alert.web;

import cn.zhengxin.audit.HeadInstitutionProperties;
import cn.zhengxin.audit.alert.application.AlertReader;
import cn.zhengxin.audit.secondperson.Person;
import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.Role;
import cn.zhengxin.identity.Terminal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Auditors and the head institution look after all alerts, others after their own institution's. */
@Component
class AlertReaders {

    private final HeadInstitutionProperties properties;

    AlertReaders(HeadInstitutionProperties properties) {
        this.properties = properties;
    }

    AlertReader of(Caller.Person caller, Optional<Terminal> terminal) {
        Person person = Person.of(caller, terminal);
        boolean all = caller.has(Role.AUDITOR) || person.institution().equals(properties.headInstitution());
        return new AlertReader(person, all ? null : person.institution());
    }
}
