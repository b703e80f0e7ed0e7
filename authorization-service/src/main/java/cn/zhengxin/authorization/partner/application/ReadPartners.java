package cn.zhengxin.authorization.partner.application;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The register for staff: every institution of the bank may name any partner in it, so all of them read all of it. */
@Service
public class ReadPartners {

    private final Partners partners;

    public ReadPartners(Partners partners) {
        this.partners = partners;
    }

    /**
     * One page.
     *
     * @param next give it back as {@code after} for the following page; null on the last
     */
    public record Page(
            List<StoredPartner> partners, @Nullable String next) {
        public Page {
            partners = List.copyOf(partners);
        }
    }

    public Optional<StoredPartner> one(String code) {
        return partners.stored(code);
    }

    public Page page(@Nullable String after, int limit) {
        var found = partners.page(after, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? shown.getLast().facts().code() : null;
        return new Page(shown, next);
    }
}
