package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.query.gate.ComplianceGround;
import java.util.List;

/** Why compliance decides about a query (Q10). */
record ComplianceGroundsResponse(List<ComplianceGround> grounds) {
    ComplianceGroundsResponse {
        grounds = List.copyOf(grounds);
    }
}
