package cn.zhengxin.deploy.endtoend;

/**
 * How much was looked through.
 *
 * @param places columns, files, headers, answers and the like
 * @param size bytes, and characters of what was read as text
 */
public record Searched(long places, long size) {

    Searched and(Searched other) {
        return new Searched(places + other.places, size + other.size);
    }
}
