package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.SigningLog;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.authorization.template.model.ConsentText;

/** A draft of the subject's own that waits to be signed online, with its full text and what was recorded so far. */
record OwnDraft(StoredAuthorization stored, Draft draft, SubjectParticulars subject, ConsentText text, SigningLog log) {

    @Override
    public String toString() {
        return "OwnDraft[" + stored.id() + "]";
    }
}
