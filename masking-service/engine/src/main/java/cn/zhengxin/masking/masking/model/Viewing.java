package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.Purpose;

/** Who sees it, why, and where (M1). */
public record Viewing(Viewer viewer, Purpose purpose, Channel channel) {

    /** Towards whom pseudonyms are to stay the same (M4): the viewer's institution; without one, the account. */
    public String recipient() {
        String institution = viewer.institution();
        return institution == null ? "account/" + viewer.account() : "institution/" + institution;
    }
}
