package cn.zhengxin.authorization.operator.web;

import java.util.List;

/** All accounts that may not act at the moment of asking. */
record RefusedAccountsResponse(List<String> accounts) {
    RefusedAccountsResponse {
        accounts = List.copyOf(accounts);
    }
}
