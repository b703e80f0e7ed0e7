package cn.zhengxin.ledgerverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MerkleTreeTests {

    /** The inputs and roots that the Certificate Transparency implementations test themselves with. */
    private static final List<String> KNOWN_INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> KNOWN_ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final Random random = new Random(20261125);

    @Test
    @DisplayName("U3 · an empty tree has the hash of nothing as its root")
    void anEmptyTreeHasTheHashOfNothingAsItsRoot() {
        assertThat(new MerkleTree().root().toHex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    @DisplayName("U3 · gives the roots of the known RFC 6962 trees")
    void givesTheKnownRoots() {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < KNOWN_INPUTS.size(); i++) {
            tree.append(TreeHasher.leaf(HexFormat.of().parseHex(KNOWN_INPUTS.get(i))));
            assertThat(tree.root().toHex()).isEqualTo(KNOWN_ROOTS.get(i));
        }
    }

    @Test
    @DisplayName("U3 · gives the known RFC 6962 inclusion and consistency proofs")
    void givesTheKnownProofs() {
        MerkleTree tree = new MerkleTree();
        KNOWN_INPUTS.forEach(input -> tree.append(TreeHasher.leaf(HexFormat.of().parseHex(input))));
        assertThat(tree.inclusionProof(0, 8).path())
                .extracting(Hash::toHex)
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(tree.inclusionProof(5, 8).path())
                .extracting(Hash::toHex)
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(tree.consistencyProof(6, 8).path())
                .extracting(Hash::toHex)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(tree.consistencyProof(2, 5).path())
                .extracting(Hash::toHex)
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    @DisplayName("U3 · the root follows RFC 9162's definition for every size from 1 to 130")
    void theRootFollowsTheDefinition() {
        List<Hash> leaves = randomLeaves(130);
        MerkleTree tree = new MerkleTree();
        for (int size = 1; size <= leaves.size(); size++) {
            tree.append(leaves.get(size - 1));
            assertThat(tree.root()).isEqualTo(rootByDefinition(leaves.subList(0, size)));
        }
        for (int size = 1; size <= leaves.size(); size++) {
            assertThat(tree.root(size)).isEqualTo(rootByDefinition(leaves.subList(0, size)));
        }
    }

    @Test
    @DisplayName("U3 · proves every leaf of every size from 1 to 130, and a tampered proof proves nothing")
    void provesEveryLeafOfEverySize() {
        List<Hash> leaves = randomLeaves(130);
        MerkleTree tree = treeOf(leaves);
        for (int size = 1; size <= leaves.size(); size++) {
            Hash root = tree.root(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = tree.inclusionProof(index, size);
                Hash leaf = leaves.get(index);
                assertThat(proof.verify(leaf, root)).isTrue();
                assertThat(proof.path()).hasSizeLessThanOrEqualTo(64 - Long.numberOfLeadingZeros(size - 1));
                assertThat(proof.verify(randomHash(), root)).isFalse();
                assertThat(proof.verify(leaf, randomHash())).isFalse();
                assertThat(new InclusionProof(index, size, extended(proof.path())).verify(leaf, root))
                        .isFalse();
                int elsewhere = random.nextInt(130);
                if (elsewhere != index) {
                    assertThat(new InclusionProof(elsewhere, size, proof.path()).verify(leaf, root))
                            .isFalse();
                }
                if (!proof.path().isEmpty()) {
                    assertThat(new InclusionProof(index, size, oneChanged(proof.path())).verify(leaf, root))
                            .isFalse();
                    assertThat(new InclusionProof(
                                            index,
                                            size,
                                            proof.path().subList(1, proof.path().size()))
                                    .verify(leaf, root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    @DisplayName("U3 · proves that every tree continues every smaller one, and a tampered proof proves nothing")
    void provesConsistencyOfEveryPairOfSizes() {
        List<Hash> leaves = randomLeaves(130);
        MerkleTree tree = treeOf(leaves);
        for (int second = 0; second <= leaves.size(); second++) {
            for (int first = 0; first <= second; first++) {
                Hash firstRoot = tree.root(first);
                Hash secondRoot = tree.root(second);
                ConsistencyProof proof = tree.consistencyProof(first, second);
                assertThat(proof.verify(firstRoot, secondRoot)).isTrue();
                assertThat(proof.verify(randomHash(), secondRoot)).isFalse();
                if (first > 0) {
                    assertThat(proof.verify(firstRoot, randomHash())).isFalse();
                    if (first < second) {
                        assertThat(new ConsistencyProof(first, second, oneChanged(proof.path()))
                                        .verify(firstRoot, secondRoot))
                                .isFalse();
                    }
                }
                assertThat(new ConsistencyProof(first, second, extended(proof.path())).verify(firstRoot, secondRoot))
                        .isFalse();
            }
        }
    }

    @Test
    @DisplayName("U3 · a tree in which one leaf was changed is consistent with no tree that had it")
    void aRewrittenTreeIsNotConsistent() {
        for (int round = 0; round < 200; round++) {
            int second = 2 + random.nextInt(300);
            int first = 1 + random.nextInt(second - 1);
            List<Hash> leaves = randomLeaves(second);
            Hash firstRoot = treeOf(leaves).root(first);
            leaves.set(random.nextInt(first), randomHash());
            MerkleTree rewritten = treeOf(leaves);
            assertThat(rewritten.consistencyProof(first, second).verify(firstRoot, rewritten.root()))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("U3 · a frontier continues where another left off")
    void aFrontierContinuesWhereAnotherLeftOff() {
        List<Hash> leaves = randomLeaves(130);
        MerkleTree tree = treeOf(leaves);
        for (int size = 0; size <= 130; size++) {
            List<Hash> cover = MerkleFrontier.coverOf(size).stream()
                    .map(id -> tree.read(Set.of(id)).get(id))
                    .toList();
            MerkleFrontier frontier = MerkleFrontier.of(size, cover);
            assertThat(frontier.root()).isEqualTo(tree.root(size));
            leaves.subList(size, 130).forEach(frontier::append);
            assertThat(frontier.root()).isEqualTo(tree.root());
        }
    }

    @Test
    @DisplayName("U3 · a frontier with a wrong number of subtrees is refused")
    void aFrontierWithAWrongNumberOfSubtreesIsRefused() {
        assertThatThrownBy(() -> MerkleFrontier.of(3, List.of(randomHash())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("U3 · random large trees prove random leaves")
    void randomLargeTreesProveRandomLeaves() {
        List<Hash> leaves = randomLeaves(5000);
        MerkleTree tree = treeOf(leaves);
        for (int round = 0; round < 2000; round++) {
            int size = 1 + random.nextInt(5000);
            int index = random.nextInt(size);
            assertThat(tree.inclusionProof(index, size).verify(leaves.get(index), tree.root(size)))
                    .isTrue();
        }
    }

    private static Hash rootByDefinition(List<Hash> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return TreeHasher.node(
                rootByDefinition(leaves.subList(0, split)), rootByDefinition(leaves.subList(split, leaves.size())));
    }

    private static MerkleTree treeOf(List<Hash> leaves) {
        MerkleTree tree = new MerkleTree();
        leaves.forEach(tree::append);
        return tree;
    }

    private List<Hash> randomLeaves(int count) {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(randomHash());
        }
        return leaves;
    }

    private Hash randomHash() {
        byte[] bytes = new byte[Hash.LENGTH];
        random.nextBytes(bytes);
        return Hash.of(bytes);
    }

    private List<Hash> oneChanged(List<Hash> path) {
        List<Hash> changed = new ArrayList<>(path);
        changed.set(random.nextInt(path.size()), randomHash());
        return changed;
    }

    private List<Hash> extended(List<Hash> path) {
        List<Hash> extended = new ArrayList<>(path);
        extended.add(randomHash());
        return extended;
    }
}
