package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.model.ParentConsents;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Parents of consents to hand on are authorizations on file (A7). */
@Component
public class StoredParentConsents implements ParentConsents {

    private final Authorizations authorizations;
    private final SubjectDirectory subjects;
    private final SpentUses spentUses;

    public StoredParentConsents(Authorizations authorizations, SubjectDirectory subjects, SpentUses spentUses) {
        this.authorizations = authorizations;
        this.subjects = subjects;
        this.spentUses = spentUses;
    }

    @Override
    public Optional<ParentConsent> find(AuthorizationId id, String institution, IdentityDocument subject) {
        return authorizations
                .find(id)
                .filter(stored -> stored.facts().content().institution().code().equals(institution))
                .filter(stored -> stored.facts().subject().equals(subjects.referenceOf(subject)))
                .map(stored -> new ParentConsent(
                        stored.authorization(), stored.facts().content().uses() - spentUses.takenOf(stored.id())));
    }
}
