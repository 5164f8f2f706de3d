//go:build bench

package bench_test

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// board gathers what was measured and prints it as a table.
type board struct {
	*testing.T
	lines [][4]string
}

// mark puts a figure beside its aim; aim 0 has none.
func (b *board) mark(what string, got, aim float64, unit, more string) {
	verdict, aimed := "", ""
	if aim > 0 {
		verdict, aimed = "ok", fmt.Sprintf("<= %g %s", aim, unit)
		if got > aim {
			verdict = "OVER"
		}
	}
	line := [4]string{what, fmt.Sprintf("%.2f %s", got, unit), aimed, strings.TrimSpace(verdict + "  " + more)}
	b.lines = append(b.lines, line)
	fmt.Printf("%-44s %14s   %-12s %s\n", line[0], line[1], line[2], line[3])
}

// paces are times that one thing took, over and over, and what the processors
// worked for it: that hardly grows when other programs are at work.
type paces struct {
	took []time.Duration
	cpu  time.Duration
}

// pace times n runs of do after a tenth as many that are not counted.
func (b *board) pace(n int, do func(i int) error) (p paces) {
	b.Helper()
	worked := cpu()
	for i := range n + n/10 {
		if i == n/10 {
			worked = cpu()
		}
		began := time.Now()
		if err := do(i); err != nil {
			b.Fatal(err)
		}
		if i >= n/10 {
			p.took = append(p.took, time.Since(began))
		}
	}
	p.cpu = cpu() - worked
	return p
}

// of is what so many of a hundred stay within, in ms.
func (p paces) of(hundred int) float64 {
	all := slices.Sorted(slices.Values(p.took))
	return float64(all[min(len(all)-1, len(all)*hundred/100)].Microseconds()) / 1000
}

func (b *board) paces(what string, p paces, aim float64, more string) {
	b.mark(what+" p99", p.of(99), aim, "ms", fmt.Sprintf("median %.2f, CPU %.2f each, of %d %s", p.of(50), p.cpu.Seconds()*1000/float64(len(p.took)), len(p.took), more))
}

// cpu is the time that the processors worked for this program.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// root is the folder of the project.
const root = "../../.."

// underTest is the program under test.
func (b *board) underTest() string {
	path := os.Getenv("GONGDAN_BIN")
	if path == "" {
		b.Fatal("GONGDAN_BIN is empty: run this by `make bench`")
	}
	return path
}

// shopFile is the data of a shop of that size. It is made once, and anew when
// the shape of the file or the maker of the shop has changed.
func (b *board) shopFile(vehicles, orders, parts int) string {
	b.Helper()
	folder := filepath.Join(root, "bin", "bench")
	path := filepath.Join(folder, fmt.Sprintf("shop-%d-%s.db", vehicles, b.recipe()))
	if _, err := os.Stat(path); err == nil {
		return path
	}
	old, err := filepath.Glob(filepath.Join(folder, fmt.Sprintf("shop-%d-*", vehicles)))
	if err != nil {
		b.Fatal(err)
	}
	for _, p := range old {
		os.Remove(p)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		b.Fatal(err)
	}
	fmt.Printf("making a shop of %d vehicles and %d orders: minutes, the first time\n", vehicles, orders)
	began := time.Now()
	make := exec.Command(b.underTest(), "--data", path+".part", "demo", "--until", "2026-04-14", "--vehicles", fmt.Sprint(vehicles),
		"--orders", fmt.Sprint(orders), "--parts", fmt.Sprint(parts))
	if out, err := make.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	if err := os.Rename(path+".part", path); err != nil {
		b.Fatal(err)
	}
	fmt.Printf("made in %.0f s\n", time.Since(began).Seconds())
	return path
}

// recipe stands for all that the demo shop and its file are made by.
func (b *board) recipe() string {
	sum := sha256.New()
	for _, pattern := range []string{
		"app/demo/*.go", "assets/demo/*", "assets/rules/*", "data/migrations/sqlite/*", "data/bulk*.go", "data/tokens.go", "data/pinyin.go",
	} {
		paths, err := fs.Glob(os.DirFS(root), pattern)
		if err != nil {
			b.Fatal(err)
		}
		for _, p := range paths {
			raw, err := os.ReadFile(filepath.Join(root, p))
			if err != nil {
				b.Fatal(err)
			}
			fmt.Fprintln(sum, p, len(raw))
			sum.Write(raw)
		}
	}
	return fmt.Sprintf("%x", sum.Sum(nil))[:12]
}

// copied is a copy of a file that may be written.
func (b *board) copied(path string) string {
	b.Helper()
	to := filepath.Join(b.TempDir(), "shop.db")
	if out, err := exec.Command("cp", path, to).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return to
}

// quiet warns when other programs work beside this one.
func quiet() {
	raw, err := os.ReadFile("/proc/loadavg")
	var one float64
	if err == nil {
		fmt.Sscan(string(raw), &one)
	}
	fmt.Printf("%d processors, load %.1f", runtime.NumCPU(), one)
	if one > 0.7 {
		fmt.Print(": other programs are at work, so read the figures as upper bounds")
	}
	fmt.Println()
}

func TestTheProgramKeepsItsPace(t *testing.T) {
	b := &board{T: t}
	quiet()
	large := b.shopFile(50_000, 200_000, 20_000)
	b.reading(large, "")
	b.writing(large)
	b.printing(large)
	b.warranting(large)
	b.calling(large)
	b.sheets()
	b.scrolling()
	b.boarding()
	b.stocking(large)
	b.reckoning(large)
	b.besideC(large)
	if os.Getenv("GONGDAN_BENCH_MILLION") != "" {
		b.finding(b.shopFile(1_000_000, 0, 20_000), " of 1,000,000 vehicles")
	}
	b.starting()
	b.living(large)
	quiet()
	over := 0
	for _, l := range b.lines {
		if strings.HasPrefix(l[3], "OVER") {
			over++
		}
	}
	fmt.Printf("%d figures, %d over what was aimed at\n", len(b.lines), over)
}
