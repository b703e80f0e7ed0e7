package cn.zhengxin.deploy.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The process behind {@code up}: starts the platform, starts again what falls, and stops all in order when it is told to
 * end. When it is killed, everything goes with it.
 */
final class Supervisor {
    private static final Duration ROUND = Duration.ofMillis(500);

    private final Supervision supervision;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Map<String, Boolean> rising = new ConcurrentHashMap<>();

    private Supervisor(Supervision supervision) {
        this.supervision = supervision;
    }

    /** Arguments: port base, data folder. */
    public static void main(String[] arguments) {
        Path dataFolder = Path.of(arguments[1]);
        Supervision supervision = new Supervision(dataFolder);
        supervision.begin(ProcessHandle.current().pid());
        System.exit(new Supervisor(supervision).run(Integer.parseInt(arguments[0]), dataFolder));
    }

    private int run(int portBase, Path dataFolder) {
        long begin = System.nanoTime();
        LocalPlatform platform;
        try {
            platform = LocalPlatform.start(
                    portBase,
                    dataFolder,
                    LocalPlatform.Options.here().telling(sentence -> supervision.tell(stamp(begin) + " " + sentence)));
        } catch (RuntimeException e) {
            supervision.failed(Sentences.of(e));
            supervision.ended();
            Sentences.log(e);
            return 1;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(platform), "stop-platform"));
        supervision.ready(LocalPlatform.seconds(Duration.ofNanos(System.nanoTime() - begin)));
        watch(platform, begin);
        return 0;
    }

    private void end(LocalPlatform platform) {
        ending.countDown();
        platform.stop();
        supervision.ended();
    }

    private void watch(LocalPlatform platform, long begin) {
        while (!ended()) {
            for (PlatformProcess process : platform.processes()) {
                if (process.pid().isEmpty() && rising.putIfAbsent(process.name(), true) == null) {
                    supervision.tell(stamp(begin) + " " + process.name() + " ended by itself and is started again");
                    Thread.ofVirtual().name("raise-" + process.name()).start(() -> raise(process));
                }
            }
        }
    }

    private void raise(PlatformProcess process) {
        try {
            if (ending.getCount() > 0) {
                process.start();
            }
        } catch (RuntimeException e) {
            supervision.tell(Sentences.of(e));
            boolean _ = ended();
        } finally {
            rising.remove(process.name());
        }
    }

    private boolean ended() {
        try {
            return ending.await(ROUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String stamp(long begin) {
        return String.format(
                "[%4d s]", Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }
}
