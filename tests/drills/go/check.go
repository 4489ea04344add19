// Check reads what a tracker published with Go's own packages for transparency logs, and shares no line with it.
//
//	check KEY FOLDER [FILE...]
//
// KEY is a file whose first line is the log's public key, FOLDER a copy of the log: checkpoint and tile/. Each FILE is the proof of an
// entry (.tlog-proof) or of growth (.growth: "old", a size, and hashes). Of everything that holds it also changes
// something, and asks that this be refused. Exit code 0: all is as it was signed.
//
// It does not use tlog.TileHashReader: in version 0.7.0, which Debian 12 has, it does not check each tile that it reads
// against the tiles above it. Here the whole tree is computed from the entries.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8 // a tile holds 2^8 hashes

// stored is what the packages compute of a tree: its hashes in their own order, in memory.
type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var read []tlog.Hash
	for _, index := range indexes {
		if index >= int64(len(s)) {
			return nil, fmt.Errorf("a hash is asked for that is not in the tree")
		}
		read = append(read, s[index])
	}
	return read, nil
}

// file names a tile as C2SP does: the packages write "tile/8/0/001" and "tile/8/data/001".
func file(path string, tile tlog.Tile) string {
	name := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1)
	return filepath.Join(path, filepath.FromSlash(strings.Replace(name, "/data/", "/entries/", 1)))
}

// checkpoint opens a signed note, and reads the three lines of its text: whose log, how many entries, which root.
func checkpoint(signed []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("this is no checkpoint of %s", verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

// entry is the proof of one entry: where it stands, what it is, and the hashes that lead to the root of the tree.
type entry struct {
	tree  tlog.Tree
	index int64
	data  []byte
	proof tlog.RecordProof
}

func (e entry) check() error {
	return tlog.CheckRecord(e.proof, e.tree.N, e.tree.Hash, e.index, tlog.RecordHash(e.data))
}

// readEntry reads a .tlog-proof, and computes the entry from what it discloses.
func readEntry(written []byte, verifier note.Verifier) (entry, error) {
	head, signed, found := bytes.Cut(written, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return entry{}, fmt.Errorf("this is no proof of an entry")
	}
	tree, err := checkpoint(signed, verifier)
	if err != nil {
		return entry{}, err
	}
	data, err := disclosed(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return entry{}, err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil {
		return entry{}, err
	}
	proof, err := hashes(lines[3:])
	if err == nil && len(proof) == 0 {
		err = fmt.Errorf("the log has one entry alone, or the proof is empty")
	}
	return entry{tree, index, data, proof}, err
}

// disclosed computes the 32 bytes of an entry from its facts and the commitments beside them.
func disclosed(packed string) ([]byte, error) {
	var said struct{ Facts, Salt1, C2 string }
	written, err := base64.StdEncoding.DecodeString(packed)
	if err == nil {
		err = json.Unmarshal(written, &said)
	}
	if err != nil {
		return nil, err
	}
	salt, wrong1 := hex.DecodeString(said.Salt1)
	staff, wrong2 := hex.DecodeString(said.C2)
	if wrong1 != nil || wrong2 != nil {
		return nil, fmt.Errorf("a salt or a commitment is no hexadecimal number")
	}
	facts := sha256.Sum256(append(salt, said.Facts...))
	data := sha256.Sum256(append(append([]byte("tracker-entry/1\n"), facts[:]...), staff...))
	return data[:], nil
}

func hashes(lines []string) ([]tlog.Hash, error) {
	var read []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		read = append(read, hash)
	}
	return read, nil
}

// checkEntry checks a proof, and that it is refused with anything else in it. It gives how many changes were refused.
func checkEntry(written []byte, verifier note.Verifier) (int, error) {
	given, err := readEntry(written, verifier)
	if err != nil {
		return 0, err
	}
	if err := given.check(); err != nil {
		return 0, err
	}
	changed := []entry{given, given, given, given, given}
	changed[0].data = append([]byte{given.data[0] ^ 1}, given.data[1:]...)
	changed[1].index = (given.index + 1) % given.tree.N
	changed[2].proof = append(tlog.RecordProof{{1}}, given.proof...)
	changed[3].tree.Hash[31] ^= 1
	changed[4].proof = append(tlog.RecordProof{}, given.proof...)
	changed[4].proof[int(given.index)%len(given.proof)][7] ^= 1
	for number, one := range changed {
		if one.check() == nil {
			return number, fmt.Errorf("a changed proof was taken: change %d", number)
		}
	}
	return len(changed), nil
}

// checkGrowth checks that the tree began with its first entries, by the hashes in a file and by those of the packages.
func checkGrowth(written []byte, tree tlog.Tree, computed stored) (int, error) {
	lines := strings.Split(strings.TrimSuffix(string(written), "\n"), "\n")
	old, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "old "), 10, 64)
	if err != nil {
		return 0, err
	}
	root, err := tlog.TreeHash(old, computed)
	if err != nil {
		return 0, err
	}
	theirs, err := hashes(lines[1:])
	if err != nil {
		return 0, err
	}
	ours, err := tlog.ProveTree(tree.N, old, computed)
	if err != nil {
		return 0, err
	}
	for _, proof := range []tlog.TreeProof{theirs, ours} {
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, old, root); err != nil {
			return 0, err
		}
	}
	root[0] ^= 1
	if tlog.CheckTree(theirs, tree.N, tree.Hash, old, root) == nil {
		return 0, fmt.Errorf("another beginning was taken")
	}
	return 1, nil
}

// checkLog opens the checkpoint, and asks that each changed one be refused.
func checkLog(path string, verifier note.Verifier) (tlog.Tree, int, error) {
	signed, err := os.ReadFile(filepath.Join(path, "checkpoint"))
	if err != nil {
		return tlog.Tree{}, 0, err
	}
	tree, err := checkpoint(signed, verifier)
	if err != nil {
		return tree, 0, err
	}
	text := signed[:bytes.Index(signed, []byte("\n\n"))]
	for at := range text {
		other := append([]byte{}, signed...)
		other[at] ^= 1
		if _, err := checkpoint(other, verifier); err == nil {
			return tree, 0, fmt.Errorf("a changed checkpoint was taken: byte %d", at)
		}
	}
	return tree, len(text), nil
}

// tilesOf lists the tiles of a tree; the packages list each width that the last tile of a level ever had.
func tilesOf(size int64) []tlog.Tile {
	var tiles []tlog.Tile
	for _, tile := range tlog.NewTiles(height, 0, size) {
		if inLevel := size >> (height * tile.L); tile.W == 1<<height || tile.N<<height+int64(tile.W) == inLevel {
			tiles = append(tiles, tile)
		}
	}
	return tiles
}

// readEntries computes the tree from the entries themselves, and compares it with the root that was signed.
func readEntries(path string, tree tlog.Tree) (stored, error) {
	var hashes stored
	index := int64(0)
	for _, tile := range tilesOf(tree.N) {
		if tile.L != 0 {
			continue
		}
		tile.L = -1 // the entries below these leaves
		packed, err := os.ReadFile(file(path, tile))
		if err != nil {
			return nil, err
		}
		for ; len(packed) > 2; packed = packed[2+binary.BigEndian.Uint16(packed):] {
			if len(packed) < 2+int(binary.BigEndian.Uint16(packed)) {
				return nil, fmt.Errorf("%s ends in the middle of an entry", tile.Path())
			}
			entry := packed[2 : 2+binary.BigEndian.Uint16(packed)]
			more, err := tlog.StoredHashes(index, entry, hashes)
			if err != nil {
				return nil, err
			}
			hashes, index = append(hashes, more...), index+1
		}
	}
	root, err := tlog.TreeHash(tree.N, hashes)
	if err == nil && root != tree.Hash {
		err = fmt.Errorf("the entries lead to another root than the one that was signed")
	}
	return hashes, err
}

// checkTiles compares each tile with the hashes that the packages computed.
func checkTiles(path string, tree tlog.Tree, hashes stored) (int, error) {
	tiles := tilesOf(tree.N)
	for _, tile := range tiles {
		expected, err := tlog.ReadTileData(tile, hashes)
		if err != nil {
			return 0, err
		}
		given, err := os.ReadFile(file(path, tile))
		if err != nil {
			return 0, err
		}
		if !bytes.Equal(given, expected) {
			return 0, fmt.Errorf("%s is not the tile of this tree", file(path, tile))
		}
	}
	return len(tiles), nil
}

func run(arguments []string) error {
	if len(arguments) < 2 {
		return fmt.Errorf("check KEY FOLDER [FILE...]")
	}
	key, err := os.ReadFile(arguments[0])
	if err != nil {
		return err
	}
	line, _, _ := strings.Cut(strings.TrimSpace(string(key)), "\n") // where keys were changed, the newest comes first
	verifier, err := note.NewVerifier(strings.TrimSpace(line))
	if err != nil {
		return err
	}
	tree, refused, err := checkLog(arguments[1], verifier)
	if err != nil {
		return err
	}
	hashes, err := readEntries(arguments[1], tree)
	if err != nil {
		return err
	}
	tiles, err := checkTiles(arguments[1], tree, hashes)
	if err != nil {
		return err
	}
	fmt.Printf("%d entries and %d tiles are as %s signed them\n", tree.N, tiles, verifier.Name())
	fmt.Printf("%d changed checkpoints refused\n", refused)
	entries, growths, refused := 0, 0, 0
	for _, path := range arguments[2:] {
		written, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		count := 0
		if strings.HasSuffix(path, ".growth") {
			count, err = checkGrowth(written, tree, hashes)
			growths++
		} else {
			count, err = checkEntry(written, verifier)
			entries++
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		refused += count
	}
	fmt.Printf("%d proofs of entries and %d of growth hold, %d changes of them refused\n", entries, growths, refused)
	return nil
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
