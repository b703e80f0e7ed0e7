package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.gate.GrantUses;
import cn.zhengxin.query.gate.Places;
import org.springframework.stereotype.Component;

/**
 * What a query had taken and does not need: its use of the authorization (A13) and its place among the counted (Q3, Q5, Q7)
 * and the uses of special grants (Q3). Called in the transaction that ends the query.
 */
@Component
public class GiveBack {

    private final UseActions useActions;
    private final Places places;
    private final GrantUses grants;

    public GiveBack(UseActions useActions, Places places, GrantUses grants) {
        this.useActions = useActions;
        this.places = places;
        this.grants = grants;
    }

    void of(CreditQuery ended) {
        useActions.owe(new UseAction(ended.id(), ended.particulars().authorization(), UseAction.Kind.RELEASE));
        places.free(ended.id());
        grants.free(ended.id());
    }
}
