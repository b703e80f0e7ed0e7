package cn.zhengxin.query.batch.fastexcel;

import cn.zhengxin.query.batch.application.BatchFileReader;
import cn.zhengxin.query.batch.application.BatchProperties;

/** The reader, for tests outside its package. */
public final class WorkbookFileReaders {
    private WorkbookFileReaders() {}

    public static BatchFileReader reader(BatchProperties properties) {
        return new WorkbookFileReader(properties);
    }
}
