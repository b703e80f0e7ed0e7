package cn.zhengxin.keyrotation;

import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.JdbcBlindIndex;
import cn.zhengxin.encryption.JdbcBlindIndex.Opened;
import cn.zhengxin.encryption.MacSuite;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * N1: what no rotation changes. Subject references are names, so a database goes on with the keyed digest it was begun with; where
 * another is set, that is told, because services with databases of different ages would otherwise part company unseen (ADR 0019).
 */
public final class BlindIndexInUse {

    private static final Logger log = LoggerFactory.getLogger(BlindIndexInUse.class);

    private BlindIndexInUse() {}

    /**
     * The index of the database, as {@link JdbcBlindIndex#open} finds or begins it.
     *
     * @param set the keyed digest of the configuration
     * @throws CipherRejected as that does
     */
    public static BlindIndex open(DataSource source, MacSuite set, byte[] key) {
        return told(JdbcBlindIndex.open(source, set, key), set);
    }

    static BlindIndex told(Opened opened, MacSuite set) {
        if (opened.suite() != set) {
            log.atWarn()
                    .addKeyValue("inUse", opened.suite().name())
                    .addKeyValue("set", set.name())
                    .log("Subject references go on being made as those in the database are");
        }
        return opened.index();
    }
}
