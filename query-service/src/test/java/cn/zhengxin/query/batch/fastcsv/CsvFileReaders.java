package cn.zhengxin.query.batch.fastcsv;

import cn.zhengxin.query.batch.application.BatchFileReader;

/** The reader, for tests outside its package. */
public final class CsvFileReaders {
    private CsvFileReaders() {}

    public static BatchFileReader reader() {
        return new CsvFileReader();
    }
}
