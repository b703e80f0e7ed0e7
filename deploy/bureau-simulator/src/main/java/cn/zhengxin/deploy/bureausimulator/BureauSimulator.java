package cn.zhengxin.deploy.bureausimulator;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A running simulator: two ports of one bureau. */
public final class BureauSimulator implements AutoCloseable {

    /**
     * Where the simulator listens and what it keeps.
     *
     * @param port where institutions inquire; 0 for any free one
     * @param controlPort where it is told how to behave; 0 for any free one
     * @param dataFolder keeps the inquiry log
     * @param identity for TLS with certificates on both sides, on the port of institutions; null for plain HTTP. The control port is
     *     plain in any case, and on this machine alone
     * @param passportKeys PEM file with the public keys of those whose query passports count; null when none are asked for
     */
    public record Settings(
            int port,
            int controlPort,
            Path dataFolder,
            long seed,
            @Nullable ServerIdentity identity,
            @Nullable Path passportKeys) {

        /** Plain HTTP, and no passports. */
        public Settings(int port, int controlPort, Path dataFolder, long seed) {
            this(port, controlPort, dataFolder, seed, null, null);
        }
    }

    private final MultiThreadIoEventLoopGroup loops;
    private final ExecutorService workers;
    private final InquiryLog log;
    private final HttpEndpoint bureau;
    private final HttpEndpoint control;

    private BureauSimulator(
            MultiThreadIoEventLoopGroup loops,
            ExecutorService workers,
            InquiryLog log,
            HttpEndpoint bureau,
            HttpEndpoint control) {
        this.loops = loops;
        this.workers = workers;
        this.log = log;
        this.bureau = bureau;
        this.control = control;
    }

    public static BureauSimulator start(Settings settings, Clock clock) throws InterruptedException {
        var population = SyntheticPopulation.ofSeed(settings.seed());
        var passports = settings.passportKeys() == null
                ? PassportCheck.none(clock)
                : PassportCheck.trusting(settings.passportKeys(), clock);
        var tls = settings.identity() == null ? null : settings.identity().context();
        var log = InquiryLog.open(settings.dataFolder());
        var behaviours = new BehaviourSwitch();
        var loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
        var workers = Executors.newVirtualThreadPerTaskExecutor();
        var bureau = HttpEndpoint.start(
                loops,
                workers,
                settings.port(),
                tls,
                new BureauInterface(new Bureau(population, log, passports, clock), log, behaviours));
        var control = HttpEndpoint.start(
                loops, workers, settings.controlPort(), new ControlInterface(population, log, behaviours));
        return new BureauSimulator(loops, workers, log, bureau, control);
    }

    public int port() {
        return bureau.port();
    }

    public int controlPort() {
        return control.port();
    }

    @Override
    public void close() {
        bureau.close();
        control.close();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
        workers.close();
        log.close();
    }
}
