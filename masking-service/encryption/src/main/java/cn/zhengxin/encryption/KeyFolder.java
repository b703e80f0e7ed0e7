package cn.zhengxin.encryption;

import cn.zhengxin.encryption.CipherRejected.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Each key a file of its own in one folder, wrapped by the master key: neither the folder nor the master key alone opens
 * anything. Several processes may share the folder. Nothing is held in memory, so that a destruction counts at once for all.
 *
 * <p>A destroyed key leaves a file {@code NAME.destroyed}. It is written first and counts from then on, so a crash in between
 * leaves a key that nobody uses and that the next attempt removes. The folder must be kept out of every backup that lives longer
 * than its keys, and on a volume without snapshots.
 */
public final class KeyFolder implements DestructibleKeys {

    private static final Pattern NAME = Pattern.compile("(?!master-)[A-Za-z0-9][A-Za-z0-9-]{0,79}");
    private static final String KEY = ".key";
    private static final String DESTROYED = ".destroyed";
    private static final String LOCK = "changes.lock";

    /** A lock on a file is between processes; this one is between the threads of this process. */
    private static final ReentrantLock CHANGES = new ReentrantLock();

    private final Path folder;
    private final KeyProvider masterKeys;
    private final CipherSuite suite;
    private final SecureRandom random;
    private final EnvelopeCipher envelope;

    private KeyFolder(Path folder, KeyProvider masterKeys, CipherSuite suite, SecureRandom random) {
        this.folder = folder;
        this.masterKeys = masterKeys;
        this.suite = suite;
        this.random = random;
        this.envelope = new EnvelopeCipher(masterKeys, suite, random);
    }

    /**
     * Makes the folder, once; only its owner may read it.
     *
     * @throws CipherRejected with {@code KEY_STORE_UNREADABLE}
     */
    public static void create(Path folder) {
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException unwritable) {
            throw new CipherRejected(Reason.KEY_STORE_UNREADABLE, unwritable);
        }
    }

    /**
     * Opens the folder. It is never made here: where a volume is not mounted, keys would be made that vanish under it.
     *
     * @param suite of the keys that are made from now on
     * @throws CipherRejected with {@code KEY_STORE_UNREADABLE} when it is not there
     */
    public static KeyFolder open(Path folder, KeyProvider masterKeys, CipherSuite suite, SecureRandom random) {
        if (!Files.isDirectory(folder)) {
            throw new CipherRejected(Reason.KEY_STORE_UNREADABLE);
        }
        return new KeyFolder(folder, masterKeys, suite, random);
    }

    @Override
    public KeyProvider wrappingUnder(String keyId) {
        requireName(keyId);
        if (destroyed(keyId).isPresent()) {
            throw new CipherRejected(Reason.KEY_DESTROYED);
        }
        if (!Files.exists(fileOf(keyId, KEY))) {
            make(keyId);
        }
        return new Keys(keyId);
    }

    @Override
    public KeyProvider unwrapping() {
        return new Keys(null);
    }

    @Override
    public SealedRows sealedRows() {
        return new KeyFiles();
    }

    @Override
    public List<String> present() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(KEY))
                    .map(name -> name.substring(0, name.length() - KEY.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new CipherRejected(Reason.KEY_STORE_UNREADABLE, unreadable);
        }
    }

    @Override
    public DestroyedKey destroy(String keyId, Instant at) {
        requireName(keyId);
        try {
            // A key that is just being re-wrapped would otherwise come back after it was removed.
            return alone(() -> destroyAlone(keyId, at));
        } catch (IOException unwritable) {
            throw new CipherRejected(Reason.KEY_STORE_UNREADABLE, unwritable);
        }
    }

    private DestroyedKey destroyAlone(String keyId, Instant at) throws IOException {
        Path file = fileOf(keyId, KEY);
        if (destroyed(keyId).isEmpty()) {
            var certificate = new DestroyedKey(keyId, at, digestOf(read(file)));
            place(
                    fileOf(keyId, DESTROYED),
                    (certificate.at() + "\n" + certificate.digest() + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        overwriteAndDelete(file);
        return destroyed(keyId).orElseThrow(() -> new CipherRejected(Reason.KEY_STORE_UNREADABLE));
    }

    private void make(String keyId) {
        byte[] key = suite.newKey(random);
        byte[] content =
                ByteBuffer.allocate(1 + key.length).put(suite.code()).put(key).array();
        try {
            // Whoever is first wins; the others use that key.
            place(fileOf(keyId, KEY), envelope.seal(content, contextOf(keyId)).toBytes());
        } catch (IOException unwritable) {
            throw new CipherRejected(Reason.KEY_STORE_UNREADABLE, unwritable);
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(content, (byte) 0);
        }
    }

    /** Whole and durable, or not at all; what is there already stays. */
    private void place(Path file, byte[] content) throws IOException {
        Path draft = Files.createTempFile(
                folder,
                "key",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            overwrite(draft, content);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
        settle();
    }

    /** As far as files allow: what the disk itself keeps of it is wrapped by the master key. */
    private void overwriteAndDelete(Path file) throws IOException {
        try {
            overwrite(file, new byte[Math.toIntExact(Files.size(file))]);
            Files.deleteIfExists(file);
            settle();
        } catch (NoSuchFileException gone) {
            return;
        }
    }

    private static void overwrite(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** The folder's own entries on the disk. */
    private void settle() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return new byte[0];
        }
    }

    private Optional<DestroyedKey> destroyed(String keyId) {
        try {
            List<String> lines = Files.readAllLines(fileOf(keyId, DESTROYED), StandardCharsets.US_ASCII);
            if (lines.size() != 2) {
                throw new CipherRejected(Reason.KEY_STORE_UNREADABLE);
            }
            return Optional.of(new DestroyedKey(keyId, Instant.parse(lines.getFirst()), lines.getLast()));
        } catch (NoSuchFileException not) {
            return Optional.empty();
        } catch (IOException | DateTimeException unreadable) {
            throw new CipherRejected(Reason.KEY_STORE_UNREADABLE, unreadable);
        }
    }

    private Path fileOf(String keyId, String ending) {
        return folder.resolve(keyId + ending);
    }

    private static void requireName(String keyId) {
        if (!NAME.matcher(keyId).matches()) {
            throw new IllegalArgumentException("Not the name of a key");
        }
    }

    private static byte[] contextOf(String keyId) {
        return ("key-folder/" + keyId).getBytes(StandardCharsets.US_ASCII);
    }

    private static String digestOf(byte[] content) {
        try {
            return content.length == 0
                    ? ""
                    : HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The keys of the folder, and behind them the master keys. */
    private final class Keys implements KeyProvider {

        private final @Nullable String current;

        Keys(@Nullable String current) {
            this.current = current;
        }

        @Override
        public String currentKeyId() {
            if (current == null) {
                throw new IllegalStateException("This unwraps only");
            }
            return current;
        }

        @Override
        public byte[] wrap(String keyId, byte[] dataKey) {
            return with(keyId, (of, key) -> KeyWrapping.wrap(of, key, keyId, dataKey, random));
        }

        @Override
        public byte[] unwrap(String keyId, byte[] wrapped) {
            return NAME.matcher(keyId).matches()
                    ? with(keyId, (of, key) -> KeyWrapping.unwrap(of, key, keyId, wrapped))
                    : masterKeys.unwrap(keyId, wrapped);
        }

        private byte[] with(String keyId, Use use) {
            // Asked first: a key file that a crash left behind, or that a copy brought back, opens nothing.
            if (destroyed(keyId).isPresent()) {
                throw new CipherRejected(Reason.KEY_DESTROYED);
            }
            byte[] content = opened(keyId);
            byte[] key = Arrays.copyOfRange(content, 1, content.length);
            try {
                CipherSuite of = CipherSuite.of(content[0]);
                of.requireKeyLength(key);
                return use.of(of, key);
            } finally {
                Arrays.fill(content, (byte) 0);
                Arrays.fill(key, (byte) 0);
            }
        }

        private byte[] opened(String keyId) {
            byte[] content = new byte[0];
            try {
                content = Files.readAllBytes(fileOf(keyId, KEY));
                return envelope.open(Sealed.fromBytes(content), contextOf(keyId));
            } catch (IOException | CipherRejected missing) {
                if (destroyed(keyId).isEmpty() && reads(keyId, content)) {
                    // Read while it was re-wrapped: another file stands there now.
                    return opened(keyId);
                }
                // Destroyed between the two looks, or not there at all, or not as it was made.
                throw new CipherRejected(
                        destroyed(keyId).isPresent() ? Reason.KEY_DESTROYED : Reason.KEY_STORE_UNREADABLE, missing);
            }
        }
    }

    /** Whether the file can be read and holds something else than this. */
    private boolean reads(String keyId, byte[] other) {
        try {
            return !Arrays.equals(Files.readAllBytes(fileOf(keyId, KEY)), other);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** By one thread of one process at a time: what changes files that are there already. */
    private <T> T alone(Change<T> change) throws IOException {
        CHANGES.lock();
        try (FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            return change.make();
        } finally {
            CHANGES.unlock();
        }
    }

    /** The folder's files, for the rotation. */
    private final class KeyFiles implements SealedRows {

        @Override
        public String name() {
            return "key_folder";
        }

        @Override
        public List<SealedRow> after(String position, int limit) {
            return present().stream()
                    .filter(keyId -> keyId.compareTo(position) > 0)
                    .limit(limit)
                    .map(keyId -> new SealedRow(keyId, wrappedKeyOf(keyId)))
                    .toList();
        }

        /** Without a wrapped key where it is destroyed, or goes in this moment. */
        private byte[] wrappedKeyOf(String keyId) {
            try {
                return destroyed(keyId).isPresent()
                        ? new byte[0]
                        : Sealed.fromBytes(read(fileOf(keyId, KEY))).wrappedKey();
            } catch (IOException unreadable) {
                throw new CipherRejected(Reason.KEY_STORE_UNREADABLE, unreadable);
            } catch (CipherRejected damaged) {
                return destroyed(keyId).isPresent() ? new byte[0] : new byte[1];
            }
        }

        @Override
        public int replace(List<Replacement> replacements) {
            int replaced = 0;
            for (Replacement replacement : replacements) {
                replaced += replace(replacement) ? 1 : 0;
            }
            return replaced;
        }

        private boolean replace(Replacement replacement) {
            try {
                return alone(() -> replaceAlone(replacement));
            } catch (IOException unwritable) {
                throw new CipherRejected(Reason.KEY_STORE_UNREADABLE, unwritable);
            }
        }

        private boolean replaceAlone(Replacement replacement) throws IOException {
            String keyId = replacement.position();
            Path file = fileOf(keyId, KEY);
            byte[] content = read(file);
            byte[] former = ByteBuffer.allocate(Integer.BYTES + replacement.former().length)
                    .putInt(replacement.former().length)
                    .put(replacement.former())
                    .array();
            if (destroyed(keyId).isPresent() || !Arrays.equals(Arrays.copyOf(content, former.length), former)) {
                return false;
            }
            exchange(
                    file,
                    new Sealed(
                                    replacement.wrappedKey(),
                                    Sealed.fromBytes(content).ciphertext())
                            .toBytes(),
                    content.length);
            return true;
        }

        /** In one step; what stood there is overwritten afterwards, as at a destruction. */
        private void exchange(Path file, byte[] content, int formerLength) throws IOException {
            Path draft = Files.createTempFile(
                    folder,
                    "key",
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel former = FileChannel.open(file, StandardOpenOption.WRITE)) {
                overwrite(draft, content);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                settle();
                ByteBuffer nothing = ByteBuffer.allocate(formerLength);
                while (nothing.hasRemaining()) {
                    former.write(nothing);
                }
                former.force(true);
            } finally {
                Files.deleteIfExists(draft);
            }
        }
    }

    @FunctionalInterface
    private interface Change<T> {
        T make() throws IOException;
    }

    @FunctionalInterface
    private interface Use {
        byte[] of(CipherSuite suite, byte[] key);
    }
}
