package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.gate.Places;
import org.springframework.stereotype.Component;

/**
 * What a query had taken and does not need: its use of the authorization (A13) and its place among the counted (Q3, Q5, Q7). Called
 * in the transaction that ends the query.
 */
@Component
public class GiveBack {

    private final UseActions useActions;
    private final Places places;

    public GiveBack(UseActions useActions, Places places) {
        this.useActions = useActions;
        this.places = places;
    }

    void of(CreditQuery ended) {
        useActions.owe(new UseAction(ended.id(), ended.particulars().authorization(), UseAction.Kind.RELEASE));
        places.free(ended.id());
    }
}
