package cn.zhengxin.query.disclosure;

import cn.zhengxin.query.bureau.RawCreditReport;

/** Decides what of a report this viewer sees (M1, M2, M3). */
interface ReportMasking {

    MaskingAnswer mask(Disclosure disclosure, RawCreditReport report);
}
