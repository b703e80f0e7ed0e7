package cn.zhengxin.query.creditquery.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PerformUseActionsTests {

    private final Workbench bench = new Workbench();

    @Test
    @DisplayName(
            "A13 · of twenty queries that find the same use owed back one gives it back, and all go on when it is done")
    void oneGivesBackForAll() throws Exception {
        bench.useActions.owe(new UseAction(CreditQueryId.next(), Workbench.AUTHORIZATION, UseAction.Kind.RELEASE));
        var asked = new AtomicInteger();
        var wentOn = new AtomicInteger();
        var answer = new CountDownLatch(1);
        bench.authorizations.onCall(() -> {
            asked.incrementAndGet();
            awaited(answer);
        });
        var queries = new ArrayList<Thread>();
        for (int query = 0; query < 20; query++) {
            queries.add(Thread.ofPlatform().start(() -> {
                if (bench.performUseActions.under(Workbench.AUTHORIZATION)) {
                    wentOn.incrementAndGet();
                }
            }));
        }
        await().until(() -> queries.stream().allMatch(query -> query.getState() == Thread.State.WAITING));
        assertThat(wentOn).hasValue(0);

        answer.countDown();
        for (var query : queries) {
            query.join();
        }

        assertThat(wentOn).hasValue(20);
        assertThat(asked).hasValue(1);
        assertThat(bench.useActions.due(10)).isEmpty();
    }

    @Test
    @DisplayName("A13, N3 · what was not noted is owed still, and asked for again by the next")
    void whatWasNotNotedIsOwedStill() {
        bench.useActions.owe(new UseAction(CreditQueryId.next(), Workbench.AUTHORIZATION, UseAction.Kind.RELEASE));
        bench.authorizations.goSilent();
        assertThat(bench.performUseActions.under(Workbench.AUTHORIZATION)).isFalse();
        bench.authorizations.speakAgain();

        assertThat(bench.performUseActions.under(Workbench.AUTHORIZATION)).isTrue();
    }

    @Test
    @DisplayName("A13 · uses that are spent are told in one call, none of them by a request, and stand in nobody's way")
    void spentUsesAreToldTogether() {
        var asked = new AtomicInteger();
        bench.authorizations.onCall(asked::incrementAndGet);
        for (int query = 0; query < 20; query++) {
            bench.useActions.owe(new UseAction(CreditQueryId.next(), Workbench.AUTHORIZATION, UseAction.Kind.CONSUME));
        }
        assertThat(bench.performUseActions.under(Workbench.AUTHORIZATION)).isTrue();
        assertThat(asked).hasValue(0);

        bench.performUseActions.handle();

        assertThat(asked).hasValue(1);
        assertThat(bench.authorizations.consumed()).hasSize(20);
        assertThat(bench.useActions.due(10)).isEmpty();
    }

    @Test
    @DisplayName(
            "A13, N3 · spent uses that were not noted are owed still, and an owner who is away is asked for nothing else")
    void spentUsesThatWereNotNoted() {
        var asked = new AtomicInteger();
        bench.authorizations.onCall(asked::incrementAndGet);
        bench.useActions.owe(new UseAction(CreditQueryId.next(), Workbench.AUTHORIZATION, UseAction.Kind.CONSUME));
        bench.useActions.owe(new UseAction(CreditQueryId.next(), Workbench.AUTHORIZATION, UseAction.Kind.RELEASE));
        bench.authorizations.goSilent();
        bench.performUseActions.handle();
        assertThat(asked).hasValue(1);
        assertThat(bench.useActions.due(10)).hasSize(2);

        bench.authorizations.speakAgain();
        bench.performUseActions.handle();

        assertThat(bench.useActions.due(10)).isEmpty();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
