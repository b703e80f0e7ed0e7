package cn.zhengxin.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** What the supervisor and the commands tell each other, as files in the data folder. */
final class Supervision {
    private static final String STARTING = "STARTING";
    private static final String READY = "READY ";
    private static final String FAILED = "FAILED ";

    private final Path folder;

    Supervision(Path dataFolder) {
        this.folder = dataFolder.resolve("supervisor");
    }

    /** How far the supervisor has come. */
    sealed interface State {
        record Unknown() implements State {}

        record Starting() implements State {}

        record Ready(String seconds) implements State {}

        record Failed(String sentence) implements State {}
    }

    Path folder() {
        return folder;
    }

    Path log() {
        return folder.resolve("supervisor.log");
    }

    Path progress() {
        return folder.resolve("progress.log");
    }

    /** The supervisor that runs now; one of another time whose number was given to somebody else does not count. */
    Optional<ProcessHandle> supervisor() {
        return LocalProcesses.at(folder.resolve("supervisor.pid"), folder);
    }

    State state() {
        String text = read(folder.resolve("state"));
        if (text.startsWith(READY)) {
            return new State.Ready(text.substring(READY.length()));
        }
        if (text.startsWith(FAILED)) {
            return new State.Failed(text.substring(FAILED.length()));
        }
        return text.equals(STARTING) ? new State.Starting() : new State.Unknown();
    }

    void begin(long pid) {
        write("progress.log", "");
        write("state", STARTING);
        write("supervisor.pid", Long.toString(pid));
    }

    void ready(String seconds) {
        write("state", READY + seconds);
    }

    void failed(String sentence) {
        write("state", FAILED + sentence);
    }

    void ended() {
        try {
            Files.deleteIfExists(folder.resolve("supervisor.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void tell(String sentence) {
        try {
            Files.writeString(progress(), sentence + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was told after the first {@code known} sentences. */
    List<String> toldAfter(int known) {
        List<String> all = read(progress()).lines().toList();
        return all.size() <= known ? List.of() : all.subList(known, all.size());
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(folder);
            Path work = folder.resolve(name + ".new");
            Files.writeString(work, text);
            Files.move(work, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
