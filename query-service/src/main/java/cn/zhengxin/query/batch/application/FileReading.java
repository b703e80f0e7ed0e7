package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.batch.model.FileFault;
import java.util.List;

/** How far a file could be read. */
public sealed interface FileReading {

    /** To its end, or to where no more was wanted. */
    record Done() implements FileReading {}

    /** It is no such file, or one that is not to be opened. */
    record Unreadable(List<FileFault> faults) implements FileReading {
        public Unreadable {
            faults = List.copyOf(faults);
        }

        public static Unreadable because(String message) {
            return new Unreadable(List.of(FileFault.ofFile(message)));
        }
    }
}
