package cn.zhengxin.ledgerverifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tree heads, and possibly leaf hashes, that were kept outside the database: a single head as JSON, a file of head
 * lines, or a witness folder. Leaf hashes count only where a signed head vouches for them.
 */
public final class KeptHeads {

    private final NavigableMap<Long, TreeHead> heads;
    private final Map<Long, Hash> leaves;

    private KeptHeads(NavigableMap<Long, TreeHead> heads, Map<Long, Hash> leaves) {
        this.heads = heads;
        this.leaves = leaves;
    }

    public static KeptHeads none() {
        return new KeptHeads(new TreeMap<>(), Map.of());
    }

    public static KeptHeads of(TreeHead head) {
        return new KeptHeads(new TreeMap<>(Map.of(head.size(), head)), Map.of());
    }

    /** Reads a file or, in the order of their names, all files of a folder; useless content is an {@link IllegalArgumentException}. */
    public static KeptHeads read(Path path, TrustedKeys keys) throws IOException {
        if (!Files.isDirectory(path)) {
            return parse(List.of(Files.readString(path, StandardCharsets.UTF_8)), keys);
        }
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                texts.add(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return parse(texts, keys);
    }

    private static KeptHeads parse(List<String> texts, TrustedKeys keys) throws IOException {
        NavigableMap<Long, TreeHead> heads = new TreeMap<>();
        Map<Long, Hash> leaves = new HashMap<>();
        for (String text : texts) {
            if (text.stripLeading().startsWith("{")) {
                add(headOfJson(text), keys, heads);
            } else {
                parseLines(text, keys, heads, leaves);
            }
        }
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("no tree head was found");
        }
        return new KeptHeads(heads, vouchedFor(leaves, heads));
    }

    private static void parseLines(
            String text, TrustedKeys keys, NavigableMap<Long, TreeHead> heads, Map<Long, Hash> leaves)
            throws IOException {
        BufferedReader lines = new BufferedReader(new StringReader(text));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("leaf\t")) {
                String[] fields = line.split("\t", -1);
                if (fields.length != 3) {
                    throw new IllegalArgumentException("not a leaf line");
                }
                leaves.put(Numbers.position(fields[1]), Hash.ofHex(fields[2]));
            } else if (!line.isEmpty()) {
                add(TreeHead.ofLine(line), keys, heads);
            }
        }
    }

    private static TreeHead headOfJson(String text) {
        Map<?, ?> json = StrictJson.parseObject(text);
        return TreeHead.ofJson(json.get("treeHead") instanceof Map<?, ?> inner ? inner : json);
    }

    private static void add(TreeHead head, TrustedKeys keys, NavigableMap<Long, TreeHead> heads) {
        if (!head.isSignedBy(keys)) {
            throw new IllegalArgumentException(
                    "the kept head of size " + head.size() + " is not signed by the key given");
        }
        TreeHead other = heads.put(head.size(), head);
        if (other != null && !other.root().equals(head.root())) {
            throw new IllegalArgumentException("two kept heads of size " + head.size()
                    + " are signed with different roots: the ledger was forked");
        }
    }

    /** The leaves from the beginning to the largest head whose root they give. */
    private static Map<Long, Hash> vouchedFor(Map<Long, Hash> leaves, NavigableMap<Long, TreeHead> heads) {
        MerkleFrontier frontier = MerkleFrontier.empty();
        long vouched = 0;
        for (Hash leaf = leaves.get(0L); leaf != null; leaf = leaves.get(frontier.size())) {
            frontier.append(leaf);
            TreeHead head = heads.get(frontier.size());
            if (head != null) {
                if (!head.root().equals(frontier.root())) {
                    break;
                }
                vouched = frontier.size();
            }
        }
        long end = vouched;
        Map<Long, Hash> trusted = new HashMap<>(leaves);
        trusted.keySet().removeIf(sequence -> sequence >= end);
        return trusted;
    }

    /** In the order of their sizes. */
    public Collection<TreeHead> heads() {
        return heads.values();
    }

    Optional<TreeHead> ofSize(long size) {
        return Optional.ofNullable(heads.get(size));
    }

    Optional<Hash> leaf(long sequence) {
        return Optional.ofNullable(leaves.get(sequence));
    }
}
