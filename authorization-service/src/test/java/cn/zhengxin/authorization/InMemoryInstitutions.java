package cn.zhengxin.authorization;

import cn.zhengxin.authorization.institution.Institution;
import cn.zhengxin.authorization.institution.Institutions;
import java.util.Optional;

/** The institutions of the samples. */
public final class InMemoryInstitutions implements Institutions {

    @Override
    public Optional<Institution> active(String code) {
        return Optional.of(Samples.HANGZHOU).filter(known -> known.code().equals(code));
    }
}
