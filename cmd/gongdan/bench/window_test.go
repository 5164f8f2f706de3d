//go:build bench

package bench_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// starts is how often each window is opened.
const starts = 7

// running is a program with its window open.
type running struct {
	*board
	cmd *exec.Cmd
	win string
	log bytes.Buffer
}

// start opens a window and waits until it is on the screen.
func (b *board) start(home, program string, args ...string) *running {
	b.Helper()
	r := &running{board: b, cmd: exec.Command(program, args...)}
	r.cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"))
	r.cmd.Stderr = &r.log
	if err := r.cmd.Start(); err != nil {
		b.Fatal(err)
	}
	out, err := exec.Command("timeout", "120", "xdotool", "search", "--sync", "--onlyvisible", "--pid", strconv.Itoa(r.cmd.Process.Pid)).Output()
	r.win, _, _ = strings.Cut(strings.TrimSpace(string(out)), "\n")
	if err != nil || r.win == "" {
		r.end()
		b.Fatalf("%s shows no window: %v: %s", program, err, r.log.String())
	}
	return r
}

// end ends the program as a power cut would.
func (r *running) end() {
	r.cmd.Process.Kill()
	r.cmd.Wait() //nolint:errcheck // it was killed
}

// key presses keys one after the other, with so many ms between them.
func (r *running) key(ms int, names ...string) {
	r.Helper()
	if out, err := exec.Command("xdotool", append([]string{"key", "--clearmodifiers", "--delay", strconv.Itoa(ms)}, names...)...).CombinedOutput(); err != nil {
		r.Fatalf("xdotool key %v: %v: %s", names, err, out)
	}
}

// status is a figure of /proc about the program, such as VmRSS in kB.
func (r *running) status(name string) float64 {
	r.Helper()
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", r.cmd.Process.Pid))
	if err != nil {
		r.Fatalf("the program has ended: %v: %s", err, r.log.String())
	}
	for line := range strings.Lines(string(raw)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			n, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			if err != nil {
				r.Fatal(err)
			}
			return n
		}
	}
	return 0
}

// smallShop is the data of the usual demo shop.
func (b *board) smallShop() (home, path string) {
	b.Helper()
	home = b.TempDir()
	path = filepath.Join(home, "shop.db")
	if out, err := exec.Command(b.underTest(), "--data", path, "demo").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return home, path
}

// starting opens the program and an empty window in turn, so that both meet
// the same machine.
func (b *board) starting() {
	empty := filepath.Join(b.TempDir(), "empty")
	build := exec.Command("go", "build", "-tags", "migrated_fynedo bench", "-o", empty, "./cmd/gongdan/bench/empty")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	home, shop := b.smallShop()
	var least, ours paces
	for range starts {
		began := time.Now()
		b.start(home, empty).end()
		least.took = append(least.took, time.Since(began))
		began = time.Now()
		b.start(home, b.underTest(), "--data", shop, "--as", "wu").end()
		ours.took = append(ours.took, time.Since(began))
	}
	b.mark("window on the screen, beside an empty one", ours.of(50)/least.of(50), 2.5, "times",
		fmt.Sprintf("median %.0f ms, empty %.0f, of %d", ours.of(50), least.of(50), starts))
}

// living uses the window as an hour at the counter would, only faster: through
// the screens, up and down their lists, into records and searches and out.
func (b *board) living(large string) {
	presses := 4000
	if n, err := strconv.Atoi(os.Getenv("GONGDAN_BENCH_KEYS")); err == nil && n > 0 {
		presses = n
	}
	home := b.TempDir()
	r := b.start(home, b.underTest(), "--data", b.copied(large), "--as", "wu")
	defer r.end()
	exec.Command("xdotool", "windowactivate", "--sync", r.win).Run() //nolint:errcheck // there may be no window manager
	exec.Command("xdotool", "windowfocus", "--sync", r.win).Run()    //nolint:errcheck // as above
	r.key(30, "Escape")
	b.mark("memory of the window, at once", r.status("VmRSS")/1024, 0, "MB", fmt.Sprintf("%.0f threads", r.status("Threads")))
	quarter := 1
	for pressed, round := 0, 0; pressed < presses; round++ {
		keys := roundOfKeys(round)
		r.key(25, keys...)
		if pressed += len(keys); pressed*4 >= presses*quarter {
			aim := 0.0
			if quarter == 4 {
				aim = 320
			}
			b.mark(fmt.Sprintf("  after %d keys", pressed), r.status("VmRSS")/1024, aim, "MB", fmt.Sprintf("%.0f threads", r.status("Threads")))
			quarter++
		}
	}
	b.mark("  at its highest", r.status("VmHWM")/1024, 0, "MB", "")
}

// roundOfKeys are the keys of a minute or so.
func roundOfKeys(n int) []string {
	keys := []string{"ctrl+" + strconv.Itoa(1+n%8)}
	for range 12 {
		keys = append(keys, "Down")
	}
	keys = append(keys, "Next", "Next", "Return", "Tab", "Tab", "Escape", "ctrl+k")
	for _, digit := range fmt.Sprintf("%04d", n*7919%10_000) {
		keys = append(keys, string(digit))
	}
	return append(keys, "Down", "Return", "Next", "Prior", "Escape", "Escape", "alt+Left")
}
