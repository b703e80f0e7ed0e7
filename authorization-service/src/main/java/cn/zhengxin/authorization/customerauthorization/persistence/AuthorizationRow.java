package cn.zhengxin.authorization.customerauthorization.persistence;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationContent;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationKind;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationState;
import cn.zhengxin.authorization.customerauthorization.model.Chain;
import cn.zhengxin.authorization.customerauthorization.model.Circumstances;
import cn.zhengxin.authorization.customerauthorization.model.Closed;
import cn.zhengxin.authorization.customerauthorization.model.Closure;
import cn.zhengxin.authorization.customerauthorization.model.ComplianceApproval;
import cn.zhengxin.authorization.customerauthorization.model.CounterSignature;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.DerivedFrom;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.OnlineSignature;
import cn.zhengxin.authorization.customerauthorization.model.Recipient;
import cn.zhengxin.authorization.customerauthorization.model.Rejected;
import cn.zhengxin.authorization.customerauthorization.model.Signature;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.customerauthorization.model.SigningChannel;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.customerauthorization.model.Term;
import cn.zhengxin.authorization.customerauthorization.model.Verification;
import cn.zhengxin.authorization.customerauthorization.model.Withdrawal;
import cn.zhengxin.authorization.customerauthorization.model.Withdrawn;
import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.authorization.institution.Institution;
import cn.zhengxin.authorization.policy.Clause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One row of {@code customer_authorization}. */
record AuthorizationRow(AuthorizationFacts facts, AuthorizationState state, Details details, long version) {

    /** What single states add, each null until its state was reached. */
    record Details(
            @Nullable Signature signature,
            @Nullable Verification verification,
            @Nullable Withdrawal withdrawal,
            @Nullable Closure closure,
            @Nullable ComplianceApproval complianceApproval) {}

    static Details detailsOf(CustomerAuthorization authorization) {
        return switch (authorization) {
            case Draft _ -> new Details(null, null, null, null, null);
            case Signed signed -> new Details(signed.signature(), null, null, null, signed.compliance());
            case Active active -> new Details(active.signature(), active.verification(), null, null, null);
            case Rejected rejected -> new Details(rejected.signature(), rejected.verification(), null, null, null);
            case Withdrawn withdrawn -> new Details(null, null, withdrawn.withdrawal(), null, null);
            case Closed closed -> new Details(null, null, null, closed.closure(), null);
        };
    }

    static AuthorizationRow of(ResultSet row, JsonMapper json) throws SQLException {
        var content = new AuthorizationContent(
                AuthorizationKind.valueOf(row.getString("kind")),
                new Institution(row.getString("institution_code"), row.getString("institution_name")),
                Purpose.valueOf(row.getString("purpose")),
                Product.valueOf(row.getString("product")),
                several(row, "report_types", ReportType::valueOf),
                several(row, "clauses", Clause::valueOf),
                new Term(row.getObject("start_date", LocalDate.class), row.getObject("end_date", LocalDate.class)),
                SigningChannel.valueOf(row.getString("signing_channel")),
                row.getObject("signing_time", OffsetDateTime.class).toInstant(),
                row.getString("template_version"),
                row.getInt("uses"),
                circumstances(row, json));
        var facts = new AuthorizationFacts(
                new AuthorizationId(row.getObject("id", UUID.class)),
                new AuthorizationNumber(row.getString("number")),
                new SubjectReference(row.getString("subject_reference")),
                content,
                json.readValue(row.getString("entered_by"), Party.class),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                row.getInt("policy_version"),
                chain(row, json));
        var details = new Details(
                detail(row, "signature", signatureOn(content.signingChannel()), json),
                detail(row, "verification", Verification.class, json),
                detail(row, "withdrawal", Withdrawal.class, json),
                detail(row, "closure", Closure.class, json),
                detail(row, "compliance_approval", ComplianceApproval.class, json));
        return new AuthorizationRow(
                facts, AuthorizationState.valueOf(row.getString("state")), details, row.getLong("version"));
    }

    private static Circumstances circumstances(ResultSet row, JsonMapper json) throws SQLException {
        var known = detail(row, "circumstances", Circumstances.class, json);
        return known == null ? Circumstances.NONE : known;
    }

    private static Chain chain(ResultSet row, JsonMapper json) throws SQLException {
        var parent = row.getObject("derived_from", UUID.class);
        return new Chain(
                List.of(json.readValue(row.getString("recipients"), Recipient[].class)),
                parent == null ? null : new DerivedFrom(new AuthorizationId(parent), row.getString("handed_on_by")));
    }

    StoredAuthorization toStored() {
        var authorization = switch (state) {
            case DRAFT -> new Draft(facts);
            case SIGNED -> new Signed(facts, reached(details.signature()), details.complianceApproval());
            case ACTIVE -> new Active(facts, reached(details.signature()), reached(details.verification()));
            case REJECTED -> new Rejected(facts, reached(details.signature()), reached(details.verification()));
            case WITHDRAWN -> new Withdrawn(facts, reached(details.withdrawal()));
            case CLOSED -> new Closed(facts, reached(details.closure()));
        };
        return new StoredAuthorization(authorization, version);
    }

    /** The channel says what stands in the column, so that no class name has to. */
    private static Class<? extends Signature> signatureOn(SigningChannel channel) {
        return switch (channel) {
            case COUNTER -> CounterSignature.class;
            case ONLINE -> OnlineSignature.class;
        };
    }

    private static <T> T reached(@Nullable T detail) {
        if (detail == null) {
            throw new IllegalStateException("An authorization's row lacks what its state demands");
        }
        return detail;
    }

    private static <T> @Nullable T detail(ResultSet row, String column, Class<T> type, JsonMapper json)
            throws SQLException {
        var text = row.getString(column);
        return text == null ? null : json.readValue(text, type);
    }

    private static <T> Set<T> several(ResultSet row, String column, Function<String, T> parser) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .map(parser)
                .collect(Collectors.toUnmodifiableSet());
    }
}
