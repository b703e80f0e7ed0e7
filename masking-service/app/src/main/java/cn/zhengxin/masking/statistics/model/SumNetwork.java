package cn.zhengxin.masking.statistics.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Figures and their sums as a network: each figure is an arc that carries it, and at each node as much goes out as comes in. What
 * else the withheld figures could be, given all that is shown, are the other flows through this network; so a withheld figure could
 * be larger by as much as can be sent round from its head back to its tail over withheld arcs.
 */
final class SumNetwork {

    private final List<List<Integer>> touching = new ArrayList<>();
    private final List<Arc> arcs = new ArrayList<>();

    SumNetwork(int nodes) {
        for (int node = 0; node < nodes; node++) {
            touching.add(new ArrayList<>());
        }
    }

    private static final class Arc {
        private final int from;
        private final int to;
        private final long value;
        private boolean withheld;

        Arc(int from, int to, long value) {
            this.from = from;
            this.to = to;
            this.value = value;
        }

        int otherEnd(int node) {
            return node == from ? to : from;
        }
    }

    /** Returns the arc's number, ascending from 0. */
    int add(int from, int to, long value) {
        int number = arcs.size();
        arcs.add(new Arc(from, to, value));
        touching.get(from).add(number);
        touching.get(to).add(number);
        return number;
    }

    /** Withholds what is below k, and what it takes so that each of these could be k for all that is shown. */
    void withhold(int k) {
        arcs.forEach(arc -> arc.withheld = arc.value < k);
        for (int number = 0; number < arcs.size(); number++) {
            Arc arc = arcs.get(number);
            long missing = k - arc.value;
            // What is withheld for one only helps another, so nobody has to be looked at twice.
            if (missing > 0 && !couldBeLargerBy(number, missing)) {
                withholdCheapestWayRound(number, missing);
            }
        }
    }

    @Nullable Long shown(int number) {
        Arc arc = arcs.get(number);
        return arc.withheld ? null : Long.valueOf(arc.value);
    }

    int withheld() {
        return (int) arcs.stream().filter(arc -> arc.withheld).count();
    }

    /** Whether so much can be sent from the arc's head to its tail over withheld arcs: along them without bound, against them as much as they carry. */
    private boolean couldBeLargerBy(int number, long missing) {
        Arc arc = arcs.get(number);
        long[] added = new long[arcs.size()];
        long sent = 0;
        while (sent < missing) {
            int[] way = shortestWay(number, arc.to, arc.from, added);
            if (way[arc.from] < 0) {
                return false;
            }
            long room = missing - sent;
            for (int node = arc.from; node != arc.to; node = arcs.get(way[node]).otherEnd(node)) {
                Arc step = arcs.get(way[node]);
                if (step.from == node) {
                    room = Math.min(room, step.value + added[way[node]]);
                }
            }
            for (int node = arc.from; node != arc.to; node = arcs.get(way[node]).otherEnd(node)) {
                added[way[node]] += arcs.get(way[node]).from == node ? -room : room;
            }
            sent += room;
        }
        return true;
    }

    /** By which arc each node is reached; negative where it is not. */
    private int[] shortestWay(int without, int start, int end, long[] added) {
        int[] reachedBy = new int[touching.size()];
        Arrays.fill(reachedBy, -1);
        var waiting = new ArrayDeque<Integer>();
        waiting.add(start);
        while (!waiting.isEmpty()) {
            int node = waiting.remove();
            for (int number : touching.get(node)) {
                Arc arc = arcs.get(number);
                int next = arc.otherEnd(node);
                boolean open = arc.from == node || arc.value + added[number] > 0;
                if (number != without && arc.withheld && open && next != start && reachedBy[next] < 0) {
                    reachedBy[next] = number;
                    if (next == end) {
                        return reachedBy;
                    }
                    waiting.add(next);
                }
            }
        }
        return reachedBy;
    }

    /** There always is one: every node is reached along arcs, and along an arc there is no bound. */
    private void withholdCheapestWayRound(int without, long missing) {
        Arc begun = arcs.get(without);
        long[] cost = new long[touching.size()];
        int[] reachedBy = new int[touching.size()];
        Arrays.fill(cost, Long.MAX_VALUE);
        cost[begun.to] = 0;
        record Reached(int node, long cost) {}
        var waiting = new PriorityQueue<Reached>(Comparator.comparingLong(Reached::cost));
        waiting.add(new Reached(begun.to, 0));
        while (!waiting.isEmpty()) {
            Reached reached = waiting.remove();
            if (reached.cost() > cost[reached.node()]) {
                continue;
            }
            for (int number : touching.get(reached.node())) {
                Arc arc = arcs.get(number);
                int next = arc.otherEnd(reached.node());
                boolean open = arc.from == reached.node() || arc.value >= missing;
                long whole = reached.cost() + (arc.withheld ? 0 : arc.value + 1);
                if (number != without && open && whole < cost[next]) {
                    cost[next] = whole;
                    reachedBy[next] = number;
                    waiting.add(new Reached(next, whole));
                }
            }
        }
        for (int node = begun.from;
                node != begun.to;
                node = arcs.get(reachedBy[node]).otherEnd(node)) {
            arcs.get(reachedBy[node]).withheld = true;
        }
    }
}
