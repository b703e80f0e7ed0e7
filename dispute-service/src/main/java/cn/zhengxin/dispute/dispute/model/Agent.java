package cn.zhengxin.dispute.dispute.model;

import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;

/** Who files for the person concerned, with a power of attorney (D1). */
public record Agent(PersonName name, IdentityDocument document) {

    @Override
    public String toString() {
        return "Agent[***]";
    }
}
