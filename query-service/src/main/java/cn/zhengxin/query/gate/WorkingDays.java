package cn.zhengxin.query.gate;

import java.time.LocalDate;

/** The bank's working days, by the State Council's notices. */
public interface WorkingDays {

    /** False also for a day of a year that no notice is known for: then a special grant is needed (Q3). */
    boolean isWorkingDay(LocalDate day);
}
