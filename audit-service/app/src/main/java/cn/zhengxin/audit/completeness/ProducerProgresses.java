package cn.zhengxin.audit.completeness;

import java.util.List;

/** How far each producer's numbering is recorded. */
public interface ProducerProgresses {

    ProducerProgress of(String producer);

    void save(ProducerProgress before, ProducerProgress after);

    /** Of every producer ever seen, by name. */
    List<ProducerProgress> all();
}
