package cn.zhengxin.masking.unmasking.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.MovableClock;
import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.secondperson.Person;
import cn.zhengxin.masking.unmasking.model.Unmasking;
import cn.zhengxin.masking.unmasking.model.UnmaskingEvent;
import cn.zhengxin.masking.unmasking.model.UnmaskingFault;
import cn.zhengxin.masking.unmasking.model.UnmaskingId;
import cn.zhengxin.masking.unmasking.model.UnmaskingProposal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.transaction.support.TransactionOperations;

class UnmaskingTests {

    private static final Instant BEGIN = Instant.parse("2026-11-27T02:00:00Z");
    private static final UUID QUERY = UUID.fromString("019ac0de-0000-7000-8000-0000000000a1");
    private static final String PHONE = "PB01.PB01B.PB01BH.PB01BQ01";

    private static final Person OFFICER = new Person("officer.lin", "E1001", "B10001", null);
    private static final Person OFFICER_AGAIN = new Person("reviewer.double", "E1001", "B10001", null);
    private static final Person REVIEWER = new Person("reviewer.zhao", "E1002", "B10001", null);
    private static final Person ELSEWHERE = new Person("compliance.song", "E0003", "B00000", null);

    private final List<UnmaskingEvent> events = new ArrayList<>();
    private final InMemoryUnmaskings unmaskings = new InMemoryUnmaskings();
    private Instant now = BEGIN;
    private final Clock clock = new MovableClock(() -> now);
    private OptionalInt longest = OptionalInt.of(30);
    private final RequestUnmasking request = new RequestUnmasking(
            unmaskings,
            time -> longest,
            FieldCatalogues.ofAllReports(),
            events::add,
            TransactionOperations.withoutTransaction(),
            clock);
    private final DecideUnmasking decide =
            new DecideUnmasking(unmaskings, events::add, TransactionOperations.withoutTransaction(), clock);
    private final UseUnmasking use = new UseUnmasking(unmaskings, events::add);

    @Test
    @DisplayName(
            "M5 · asked for with a reason, approved by another person, it is live for its minutes and ends by itself")
    void isLiveForItsMinutes() {
        UnmaskingId id = requested(proposal(List.of(PHONE), List.of("email"), 15));
        assertThat(live()).isEmpty();

        now = BEGIN.plusSeconds(100);
        assertThat(decide.handle(id, DecideUnmasking.Word.APPROVE, REVIEWER, true, 0L))
                .isInstanceOf(DecideUnmasking.Outcome.Decided.class);

        assertThat(live()).singleElement().satisfies(approved -> {
            assertThat(approved.endsAt()).isEqualTo(now.plus(Duration.ofMinutes(15)));
            assertThat(approved.request().fields().paths()).containsExactly(PHONE);
            assertThat(approved.request().fields().kinds()).containsExactly(FieldKind.EMAIL);
        });
        now = BEGIN.plusSeconds(100 + 15 * 60 - 1);
        assertThat(live()).hasSize(1);
        now = BEGIN.plusSeconds(100 + 15 * 60);
        assertThat(live()).isEmpty();
        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("UnmaskingRequested", "UnmaskingApproved");
        assertThat(events.toString()).doesNotContain("customer cannot be reached");
    }

    @Test
    @DisplayName("M5 · that it is over is told once, afterwards; one that was revoked is not told of as ended")
    void tellsTheEndOnce() {
        var tell = new TellEndedUnmaskings(unmaskings, events::add, TransactionOperations.withoutTransaction(), clock);
        UnmaskingId ended = approved();
        UnmaskingId revoked = approved();
        decide.handle(revoked, DecideUnmasking.Word.REVOKE, REVIEWER, true, null);
        tell.handle();
        now = BEGIN.plus(Duration.ofMinutes(15));
        tell.handle();
        tell.handle();

        assertThat(events)
                .filteredOn(UnmaskingEvent.UnmaskingEnded.class::isInstance)
                .extracting(event -> event.unmasking().request().id())
                .containsExactly(ended);
    }

    @TestFactory
    @DisplayName("M5 · what is no decision: one's own, elsewhere's, a lapsed one, twice, out of date, after its end")
    Stream<DynamicTest> refusesDecisions() {
        record Refused(String what, Class<?> outcome, Function<UnmaskingId, DecideUnmasking.Outcome> decision) {}
        return Stream.of(
                        new Refused(
                                "own approval",
                                DecideUnmasking.Outcome.NotIndependent.class,
                                id -> decide.handle(id, DecideUnmasking.Word.APPROVE, OFFICER, true, null)),
                        new Refused(
                                "own approval, other account",
                                DecideUnmasking.Outcome.NotIndependent.class,
                                id -> decide.handle(id, DecideUnmasking.Word.APPROVE, OFFICER_AGAIN, true, null)),
                        new Refused(
                                "own rejection",
                                DecideUnmasking.Outcome.NotIndependent.class,
                                id -> decide.handle(id, DecideUnmasking.Word.REJECT, OFFICER_AGAIN, true, null)),
                        new Refused(
                                "another institution",
                                DecideUnmasking.Outcome.Unknown.class,
                                id -> decide.handle(id, DecideUnmasking.Word.APPROVE, ELSEWHERE, true, null)),
                        new Refused(
                                "revoked by a colleague who does not decide",
                                DecideUnmasking.Outcome.Unknown.class,
                                id -> decide.handle(id, DecideUnmasking.Word.REVOKE, REVIEWER, false, null)),
                        new Refused(
                                "nobody's",
                                DecideUnmasking.Outcome.Unknown.class,
                                id -> decide.handle(
                                        new UnmaskingId(QUERY), DecideUnmasking.Word.APPROVE, REVIEWER, true, null)),
                        new Refused("lapsed", DecideUnmasking.Outcome.NotOpen.class, id -> {
                            now = BEGIN.plus(Unmasking.OPEN_FOR);
                            return decide.handle(id, DecideUnmasking.Word.APPROVE, REVIEWER, true, null);
                        }),
                        new Refused("rejected before", DecideUnmasking.Outcome.NotOpen.class, id -> {
                            decide.handle(id, DecideUnmasking.Word.REJECT, REVIEWER, true, null);
                            return decide.handle(id, DecideUnmasking.Word.APPROVE, REVIEWER, true, null);
                        }),
                        new Refused("taken back before", DecideUnmasking.Outcome.NotOpen.class, id -> {
                            decide.handle(id, DecideUnmasking.Word.REVOKE, OFFICER, false, null);
                            return decide.handle(id, DecideUnmasking.Word.APPROVE, REVIEWER, true, null);
                        }),
                        new Refused(
                                "out of date",
                                DecideUnmasking.Outcome.VersionOutOfDate.class,
                                id -> decide.handle(id, DecideUnmasking.Word.APPROVE, REVIEWER, true, 1L)),
                        new Refused("revoked after its end", DecideUnmasking.Outcome.NotOpen.class, id -> {
                            decide.handle(id, DecideUnmasking.Word.APPROVE, REVIEWER, true, null);
                            now = BEGIN.plus(Duration.ofMinutes(15));
                            return decide.handle(id, DecideUnmasking.Word.REVOKE, REVIEWER, true, null);
                        }))
                .map(refused -> DynamicTest.dynamicTest("M5 · " + refused.what(), () -> {
                    now = BEGIN;
                    UnmaskingId id = requested(proposal(List.of(PHONE), List.of(), 15));
                    assertThat(refused.decision().apply(id)).isInstanceOf(refused.outcome());
                    assertThat(live()).isEmpty();
                }));
    }

    @Test
    @DisplayName("O1, M5 · who tries to approve their own is on record")
    void recordsTheAttempt() {
        UnmaskingId id = requested(proposal(List.of(PHONE), List.of(), 15));
        decide.handle(id, DecideUnmasking.Word.APPROVE, OFFICER_AGAIN, true, null);

        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        UnmaskingEvent.UnmaskingDecisionRefused.class,
                        refused -> assertThat(refused.by()).isEqualTo(OFFICER_AGAIN));
    }

    @Test
    @DisplayName("M5 · a revoked unmasking is over at once")
    void isRevoked() {
        UnmaskingId id = approved();
        assertThat(live()).hasSize(1);
        decide.handle(id, DecideUnmasking.Word.REVOKE, OFFICER, false, 1L);

        assertThat(live()).isEmpty();
        assertThat(unmaskings.find(id)).hasValueSatisfying(found -> {
            assertThat(found).isInstanceOf(Unmasking.Revoked.class);
            assertThat(found.version()).isEqualTo(2);
        });
    }

    @TestFactory
    @DisplayName("M5 · it is live for its requester, its query and its type of report alone")
    Stream<DynamicTest> isLiveForNobodyElse() {
        record Other(String what, String account, String institution, UUID query, ReportType type) {}
        return Stream.of(
                        new Other("another account", "reviewer.zhao", "B10001", QUERY, ReportType.PERSONAL),
                        new Other("the same account elsewhere", "officer.lin", "B20001", QUERY, ReportType.PERSONAL),
                        new Other("another query", "officer.lin", "B10001", UUID.randomUUID(), ReportType.PERSONAL),
                        new Other("another report", "officer.lin", "B10001", QUERY, ReportType.ENTERPRISE))
                .map(other -> DynamicTest.dynamicTest("M5 · " + other.what(), () -> {
                    now = BEGIN;
                    approved();
                    assertThat(live()).isNotEmpty();
                    assertThat(use.liveFor(other.account(), other.institution(), other.query(), other.type(), now))
                            .isEmpty();
                }));
    }

    @TestFactory
    @DisplayName(
            "M5 · a request is refused whose fields are unknown, too many or none, or whose minutes the policy does not allow")
    Stream<DynamicTest> refusesRequests() {
        record Refused(Set<String> fields, UnmaskingProposal proposal) {}
        return Stream.of(
                        new Refused(Set.of("minutes"), proposal(List.of(PHONE), List.of(), 31)),
                        new Refused(Set.of("minutes"), proposal(List.of(PHONE), List.of(), 0)),
                        new Refused(Set.of("fields"), proposal(List.of(), List.of(), 15)),
                        new Refused(Set.of("fields"), proposal(Collections.nCopies(21, PHONE), List.of(), 15)),
                        new Refused(Set.of("fields[1]"), proposal(List.of(PHONE, "PB01.PB01B.PB01BH"), List.of(), 15)),
                        new Refused(Set.of("fields[0]"), proposal(List.of("13260181590"), List.of(), 15)),
                        new Refused(Set.of("kinds[0]"), proposal(List.of(), List.of("PHONE"), 15)),
                        new Refused(Set.of("kinds[0]"), proposal(List.of(), List.of("enterprise-number"), 15)),
                        new Refused(
                                Set.of("minutes", "fields[0]", "kinds[0]"), proposal(List.of("X"), List.of("x"), 99)))
                .map(refused -> DynamicTest.dynamicTest("M5 · " + refused.fields(), () -> {
                    var outcome = (RequestUnmasking.Outcome.Faulty) request.handle(refused.proposal(), OFFICER);
                    assertThat(outcome.faults())
                            .extracting(UnmaskingFault::field)
                            .containsExactlyInAnyOrderElementsOf(refused.fields());
                    assertThat(outcome.faults().toString()).doesNotContain("13260181590");
                    assertThat(events).isEmpty();
                }));
    }

    @Test
    @DisplayName("N3, M5 · without a policy in force nobody can ask")
    void nobodyAsksWithoutAPolicy() {
        longest = OptionalInt.empty();
        assertThat(request.handle(proposal(List.of(PHONE), List.of(), 1), OFFICER))
                .isInstanceOf(RequestUnmasking.Outcome.NoPolicyInForce.class);
    }

    private List<Unmasking.Approved> live() {
        return use.liveFor("officer.lin", "B10001", QUERY, ReportType.PERSONAL, now);
    }

    private UnmaskingId approved() {
        UnmaskingId id = requested(proposal(List.of(PHONE), List.of(), 15));
        decide.handle(id, DecideUnmasking.Word.APPROVE, REVIEWER, true, null);
        return id;
    }

    private UnmaskingId requested(UnmaskingProposal proposal) {
        return ((RequestUnmasking.Outcome.Requested) request.handle(proposal, OFFICER))
                .unmasking()
                .request()
                .id();
    }

    private static UnmaskingProposal proposal(List<String> paths, List<String> kinds, int minutes) {
        return new UnmaskingProposal(
                QUERY, ReportType.PERSONAL, paths, kinds, minutes, "customer cannot be reached otherwise");
    }
}
