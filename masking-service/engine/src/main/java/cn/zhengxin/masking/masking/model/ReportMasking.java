package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policy.PolicyRule;
import cn.zhengxin.masking.policy.Purpose;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns a raw report into what one viewer may see, while it is read: the answer is written from nothing, so that what the
 * masking does not know is not in it. However long the report, no more of it is in memory than one text, the way down to it and
 * what is known of its persons. Safe for use by many threads.
 */
public final class ReportMasking {

    /** Deeper than any report; one of the bureau has eight levels. */
    public static final int DEEPEST = 64;

    /** Of one text, in signs. */
    public static final int LONGEST_TEXT = 1 << 18;

    /** Of one element's name, in signs. */
    public static final int LONGEST_NAME = 1_000;

    /** Of one number, in signs. */
    public static final int LONGEST_NUMBER = 100;

    private static final int MOST_PLANS = 1_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            // The caller's stream stays open, and what was cut off by a failure looks cut off.
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET, StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final Map<ReportType, FieldCatalogue> catalogues;
    private final RecipientKeys keys;
    private final Map<PlanKey, MaskingPlan> plans = new ConcurrentHashMap<>();
    private final Map<ThisPolicy, Set<String>> roles = new ConcurrentHashMap<>();

    /** Masks without pseudonyms: where a rule asks for one, the value is hidden. */
    public ReportMasking(Map<ReportType, FieldCatalogue> catalogues) {
        this(catalogues, RecipientKeys.NONE);
    }

    public ReportMasking(Map<ReportType, FieldCatalogue> catalogues, RecipientKeys keys) {
        this.catalogues = new EnumMap<>(catalogues);
        this.keys = keys;
    }

    /**
     * Masks a report for a viewer, in memory.
     *
     * @param names further names of the subject, looked for in wording
     * @throws ReportRejected when it cannot be read
     */
    public MaskedCreditReport mask(
            RawCreditReport report, Collection<String> names, Viewing viewing, MaskingPolicy policy) {
        ByteArrayOutputStream masked = new ByteArrayOutputStream(8_192);
        MaskingSummary summary = mask(report, names, viewing, policy, masked);
        return new MaskedCreditReport(summary, masked.toByteArray());
    }

    /**
     * Masks a report for a viewer as it is read. When it fails, what was written by then is not to be used.
     *
     * @param names further names of the subject, looked for in wording
     * @param masked is written to in UTF-8, and not closed
     * @throws ReportRejected when it cannot be read
     */
    public MaskingSummary mask(
            RawCreditReport report,
            Collection<String> names,
            Viewing viewing,
            MaskingPolicy policy,
            OutputStream masked) {
        MaskingPlan plan = plan(report.type(), viewing, policy);
        KnownValues known = new KnownValues();
        RecipientForms recipient = keys.of(viewing.recipient());
        try {
            if (plan.searches()) {
                names.forEach(name -> known.add(FieldKind.PERSON_NAME, name));
                try (JsonParser parser = report.open(JSON)) {
                    new CollectingPass(parser, known).run(plan);
                }
            }
            try (JsonParser parser = report.open(JSON);
                    JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), masked)) {
                var masks = new KindMasks(recipient);
                return new MaskingPass(parser, generator, known, masks).run(plan, policy.version());
            }
        } catch (StreamConstraintsException _) {
            throw new ReportRejected(ReportRejected.Reason.BEYOND_LIMITS);
        } catch (StreamReadException _) {
            throw new ReportRejected(ReportRejected.Reason.MALFORMED);
        }
    }

    private MaskingPlan plan(ReportType type, Viewing viewing, MaskingPolicy policy) {
        Set<String> known = roles.computeIfAbsent(
                new ThisPolicy(policy),
                _ -> policy.rules().stream().map(PolicyRule::role).collect(Collectors.toUnmodifiableSet()));
        PlanKey key = new PlanKey(
                type,
                new ThisPolicy(policy),
                viewing.viewer().roles().stream().filter(known::contains).collect(Collectors.toUnmodifiableSet()),
                viewing.purpose(),
                viewing.channel());
        MaskingPlan plan = plans.get(key);
        if (plan != null) {
            return plan;
        }
        if (plans.size() >= MOST_PLANS) {
            // Versions that are no longer in force leave with all others; plans are quickly made again.
            plans.clear();
            roles.clear();
        }
        return plans.computeIfAbsent(key, this::make);
    }

    private MaskingPlan make(PlanKey key) {
        FieldCatalogue catalogue = catalogues.get(key.type());
        if (catalogue == null) {
            throw new IllegalStateException("no catalogue for this type of report");
        }
        MaskingPolicy policy = key.policy().policy();
        return MaskingPlan.of(
                catalogue, field -> policy.decide(key.roles(), key.purpose(), key.channel(), field), JSON);
    }

    /** What a plan depends on; of a viewer only those roles count that the policy knows, so there are few plans. */
    private record PlanKey(ReportType type, ThisPolicy policy, Set<String> roles, Purpose purpose, Channel channel) {}

    /** This policy and no other of the same number: a proposal that is tried may have the number of another. */
    private record ThisPolicy(MaskingPolicy policy) {

        @Override
        @SuppressWarnings("ReferenceEquality") // that is the point of it
        public boolean equals(@Nullable Object other) {
            return other instanceof ThisPolicy that && policy == that.policy;
        }

        @Override
        public int hashCode() {
            return policy.version();
        }
    }
}
