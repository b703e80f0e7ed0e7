package cn.zhengxin.authorization.partner.persistence;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.partner.application.StoredPartner;
import cn.zhengxin.authorization.partner.model.ActivePartner;
import cn.zhengxin.authorization.partner.model.Approval;
import cn.zhengxin.authorization.partner.model.EndedPartner;
import cn.zhengxin.authorization.partner.model.Ending;
import cn.zhengxin.authorization.partner.model.Partner;
import cn.zhengxin.authorization.partner.model.PartnerFacts;
import cn.zhengxin.authorization.partner.model.Qualification;
import cn.zhengxin.authorization.partner.model.RegisteredPartner;
import cn.zhengxin.authorization.partner.model.SuspendedPartner;
import cn.zhengxin.authorization.partner.model.Suspension;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One row of {@code partner}. */
record PartnerRow(PartnerFacts facts, State state, Details details, long version) {

    /** The states as the table spells them. */
    enum State {
        REGISTERED,
        ACTIVE,
        SUSPENDED,
        ENDED
    }

    /** What single states add, each null where it does not apply. */
    record Details(
            @Nullable Approval approval,
            @Nullable Suspension suspension,
            @Nullable Ending ending) {}

    static State stateOf(Partner partner) {
        return switch (partner) {
            case RegisteredPartner _ -> State.REGISTERED;
            case ActivePartner _ -> State.ACTIVE;
            case SuspendedPartner _ -> State.SUSPENDED;
            case EndedPartner _ -> State.ENDED;
        };
    }

    static Details detailsOf(Partner partner) {
        return switch (partner) {
            case RegisteredPartner _ -> new Details(null, null, null);
            case ActivePartner active -> new Details(active.approval(), null, null);
            case SuspendedPartner suspended -> new Details(suspended.approval(), suspended.suspension(), null);
            case EndedPartner ended -> new Details(null, null, ended.ending());
        };
    }

    static PartnerRow of(ResultSet row, JsonMapper json) throws SQLException {
        var facts = new PartnerFacts(
                row.getString("code"),
                row.getString("full_name"),
                row.getString("credit_code"),
                List.of(json.readValue(row.getString("qualifications"), Qualification[].class)),
                row.getString("agreement_reference"),
                row.getString("institution_code"),
                json.readValue(row.getString("registered_by"), Party.class),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                row.getInt("policy_version"));
        var details = new Details(
                detail(row, "approval", Approval.class, json),
                detail(row, "suspension", Suspension.class, json),
                detail(row, "ending", Ending.class, json));
        return new PartnerRow(facts, State.valueOf(row.getString("state")), details, row.getLong("version"));
    }

    StoredPartner toStored() {
        var partner = switch (state) {
            case REGISTERED -> new RegisteredPartner(facts);
            case ACTIVE -> new ActivePartner(facts, reached(details.approval()));
            case SUSPENDED -> new SuspendedPartner(facts, reached(details.approval()), reached(details.suspension()));
            case ENDED -> new EndedPartner(facts, reached(details.ending()));
        };
        return new StoredPartner(partner, version);
    }

    private static <T> T reached(@Nullable T detail) {
        if (detail == null) {
            throw new IllegalStateException("A partner's row lacks what its state demands");
        }
        return detail;
    }

    private static <T> @Nullable T detail(ResultSet row, String column, Class<T> type, JsonMapper json)
            throws SQLException {
        var text = row.getString(column);
        return text == null ? null : json.readValue(text, type);
    }
}
