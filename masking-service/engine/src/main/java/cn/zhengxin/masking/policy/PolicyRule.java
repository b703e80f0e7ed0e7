package cn.zhengxin.masking.policy;

import cn.zhengxin.masking.catalogue.CataloguedField;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.SensitivityClass;
import org.jspecify.annotations.Nullable;

/**
 * One line of a policy. An absent criterion matches everything; role and channel are never absent.
 *
 * @param section the report's section, for example {@code PC02}
 * @param form what is left of values of the line's kind, in the place of the kind's standard form; absent for that one
 * @param basis law, standard or bank policy behind the line
 */
public record PolicyRule(
        String role,
        Channel channel,
        @Nullable Purpose purpose,
        @Nullable String section,
        @Nullable SensitivityClass sensitivity,
        @Nullable FieldKind kind,
        MaskingRule rule,
        @Nullable MaskingForm form,
        String basis) {

    public PolicyRule {
        if (form != null && (kind == null || !rule.leavesAPart())) {
            throw new IllegalArgumentException("a form is what a rule leaves of the values of one kind");
        }
    }

    /** A line without a form of its own. */
    public PolicyRule(
            String role,
            Channel channel,
            @Nullable Purpose purpose,
            @Nullable String section,
            @Nullable SensitivityClass sensitivity,
            @Nullable FieldKind kind,
            MaskingRule rule,
            String basis) {
        this(role, channel, purpose, section, sensitivity, kind, rule, null, basis);
    }

    boolean appliesTo(String viewerRole, Channel viewedOn, Purpose viewedFor) {
        return role.equals(viewerRole) && channel == viewedOn && (purpose == null || purpose == viewedFor);
    }

    boolean appliesTo(CataloguedField field) {
        return (section == null || section.equals(field.section()))
                && (sensitivity == null || sensitivity == field.sensitivity())
                && (kind == null || kind == field.kind());
    }

    /** The more a rule says about a field, the more it counts: kind before section before purpose before class. */
    int weight() {
        return (kind == null ? 0 : 8)
                + (section == null ? 0 : 4)
                + (purpose == null ? 0 : 2)
                + (sensitivity == null ? 0 : 1);
    }
}
