package cn.zhengxin.query.sampling;

import cn.zhengxin.encryption.EnvelopeCipher;
import cn.zhengxin.encryption.Sealed;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code sample_seed}; a seed rests encrypted, so that a look into the database tells nobody what will be drawn. */
@Repository
class JdbcSampleSeeds implements SampleSeeds {

    private final JdbcClient database;
    private final EnvelopeCipher cipher;

    JdbcSampleSeeds(JdbcClient database, EnvelopeCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    @Override
    public boolean commit(SampleSeed seed, Instant at) {
        return database.sql("""
                        INSERT INTO sample_seed (day, seed, digest, committed_at)
                        VALUES (:day, :seed, :digest, :at) ON CONFLICT (day) DO NOTHING
                        """)
                        .param("day", seed.day())
                        .param(
                                "seed",
                                cipher.seal(seed.value(), contextOf(seed.day())).toBytes())
                        .param("digest", seed.digest())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return database.sql("SELECT day FROM sample_seed ORDER BY day DESC LIMIT 1")
                .query(LocalDate.class)
                .optional();
    }

    @Override
    public List<SampleSeed> toDraw(LocalDate before) {
        return database.sql(
                        "SELECT day, seed, digest FROM sample_seed WHERE published_at IS NULL AND day < :before ORDER BY day")
                .param("before", before)
                .query(this::seedOf)
                .list();
    }

    private SampleSeed seedOf(ResultSet row, int number) throws SQLException {
        LocalDate day = Objects.requireNonNull(row.getObject("day", LocalDate.class));
        byte[] sealed = Objects.requireNonNull(row.getBytes("seed"));
        return SampleSeed.committed(
                day,
                cipher.open(Sealed.fromBytes(sealed), contextOf(day)),
                Objects.requireNonNull(row.getString("digest")));
    }

    @Override
    public boolean publish(LocalDate day, Instant at) {
        return database.sql("UPDATE sample_seed SET published_at = :at WHERE day = :day AND published_at IS NULL")
                        .param("at", utc(at))
                        .param("day", day)
                        .update()
                == 1;
    }

    private static byte[] contextOf(LocalDate day) {
        return ("sample_seed.seed/" + day).getBytes(StandardCharsets.UTF_8);
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
