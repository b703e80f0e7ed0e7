package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.authorization.template.application.Templates;
import cn.zhengxin.authorization.template.model.ConsentText;
import org.springframework.stereotype.Service;

/** Fills an authorization's template with what this authorization says: the same text, whenever it is asked for. */
@Service
public class RenderConsent {

    private final Templates templates;

    public RenderConsent(Templates templates) {
        this.templates = templates;
    }

    /**
     * The text in full.
     *
     * @throws IllegalStateException when no text stands behind the template version: nothing can be signed then
     */
    public ConsentText handle(AuthorizationFacts facts, SubjectParticulars subject) {
        var content = facts.content();
        var wording = new ConsentWording(facts, subject);
        return templates
                .find(content.templateVersion())
                .orElseThrow(() -> new IllegalStateException("A template version is in use without a text"))
                .facts()
                .text()
                .fill(wording::of);
    }
}
