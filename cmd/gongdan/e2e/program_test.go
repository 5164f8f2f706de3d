//go:build e2e || shots

package e2e_test

import (
	"bytes"
	"context"
	"encoding/json"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// program is the real program with its window open.
type program struct {
	Keys
	display
	file string // of the records
	docs string // folder of the documents
	win  string // number of the window
	cmd  *exec.Cmd
	over chan error
	log  *bytes.Buffer
}

// underTest is the program under test.
func underTest(t *testing.T) string {
	t.Helper()
	path := os.Getenv("GONGDAN_BIN")
	if path == "" {
		t.Fatal("GONGDAN_BIN is empty: run the test by `make e2e`")
	}
	return path
}

// command is a call of the program that sees nothing of this machine's own
// files but the cache.
func command(t *testing.T, file string, args ...string) *exec.Cmd {
	t.Helper()
	home := filepath.Dir(file)
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(underTest(t), append([]string{"--data", file}, args...)...)
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"), "XDG_CACHE_HOME="+cache,
		"GONGDAN_DOCUMENTS="+filepath.Join(home, "documents"), "GONGDAN_VIEWER=true")
	return cmd
}

// call runs a command of the program to its end and gives what it says.
func call(t *testing.T, file string, args ...string) []byte {
	t.Helper()
	cmd := command(t, file, args...)
	var says bytes.Buffer
	cmd.Stderr = &says
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("gongdan %s: %v\n%s", strings.Join(args, " "), err, says.String())
	}
	return out
}

// ask runs a command that answers with one document.
func ask[T any](t *testing.T, file string, args ...string) (answer T) {
	t.Helper()
	if err := json.Unmarshal(call(t, file, append(args, "--json")...), &answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

// imported is a new data file with the records of one of the files in testdata.
func imported(t *testing.T, name string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "shop.db")
	call(t, file, "import", filepath.Join("testdata", name))
	return file
}

// start opens the window on a data file and waits until it can be typed into.
func start(t *testing.T, file string, args ...string) *program {
	t.Helper()
	p := &program{Keys: Keys{t: t}, display: theDisplay(t), file: file, docs: filepath.Join(filepath.Dir(file), "documents"), over: make(chan error, 1), log: &bytes.Buffer{}}
	teach(t)
	p.cmd = command(t, file, args...)
	p.cmd.Stdout, p.cmd.Stderr = p.log, p.log
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { p.over <- p.cmd.Wait() }()
	t.Cleanup(p.end)
	until(t, "no window opens", func() bool {
		select {
		case err := <-p.over:
			t.Fatalf("the program ended at once: %v\n%s", err, p.log)
		default:
		}
		out, err := exec.Command("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(p.cmd.Process.Pid)).Output()
		p.win, _, _ = strings.Cut(strings.TrimSpace(string(out)), "\n")
		return err == nil && p.win != ""
	})
	p.xdotool("mousemove", "1365", "767") // nothing lies under the pointer
	p.front()
	p.rest(t)
	return p
}

// front brings the window to the front, as a click on it would.
func (p *program) front() {
	p.t.Helper()
	p.xdotool("windowactivate", "--sync", p.win)
	p.xdotool("windowfocus", "--sync", p.win)
}

// end closes what a test left open. A picture of how a test failed stays.
func (p *program) end() {
	if p.t.Failed() && len(p.over) == 0 {
		p.keep(filepath.Join(os.TempDir(), "gongdan-"+strings.ReplaceAll(p.t.Name(), "/", "-")+".png"))
		p.t.Logf("the program said:\n%s", p.log)
	}
	p.kill()
}

// kill ends the program as a power cut would.
func (p *program) kill() {
	if p.cmd.ProcessState == nil {
		p.cmd.Process.Kill()
		p.over <- <-p.over // whoever asks later hears it too
	}
}

// quit closes the window by its key and waits until the program has ended.
func (p *program) quit() {
	p.t.Helper()
	p.Press("alt+F4")
	until(p.t, "the program does not end", func() bool { return len(p.over) > 0 })
	if err := <-p.over; err != nil {
		p.t.Errorf("the program ended with %v\n%s", err, p.log)
	}
	p.over <- nil
}

// title is what stands above the window.
func (p *program) title() string { return p.xdotool("getwindowname", p.win) }

// titled waits until the window's title holds some words: another page is in
// front.
func (p *program) titled(words string) {
	p.t.Helper()
	until(p.t, "the title never says "+words, func() bool { return strings.Contains(p.title(), words) })
	p.rest(p.t)
}

// does presses keys and waits until something is seen of it.
func (p *program) does(what string, do func()) {
	p.t.Helper()
	p.change(p.t, what, do)
}

// place is where the window stands on the screen.
func (p *program) place() (r image.Rectangle) {
	p.t.Helper()
	out, err := exec.Command("xwininfo", "-id", p.win).Output()
	if err != nil {
		p.t.Fatalf("xwininfo: %v", err)
	}
	says := map[string]int{}
	for line := range strings.Lines(string(out)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		says[name], _ = strconv.Atoi(strings.TrimSpace(value))
	}
	x, y := says["Absolute upper-left X"], says["Absolute upper-left Y"]
	return image.Rect(x, y, x+says["Width"], y+says["Height"])
}

// keep writes a picture of the window.
func (p *program) keep(file string) {
	p.t.Helper()
	out, err := os.Create(file)
	if err == nil {
		err = png.Encode(out, p.look(p.t).cut(p.place()))
	}
	if err == nil {
		err = out.Close()
	}
	if err != nil {
		p.t.Errorf("keep a picture: %v", err)
	}
	p.t.Log("picture: " + file)
}

// pictured keeps a picture for who looks at them, where GONGDAN_SHOTS names a folder.
func (p *program) pictured(name string) {
	p.t.Helper()
	if folder := os.Getenv("GONGDAN_SHOTS"); folder != "" {
		p.rest(p.t)
		p.keep(filepath.Join(folder, name+".png"))
	}
}

// read reads the records beside the program.
func read[T any](p *program, get func(data.View) (T, error)) T {
	p.t.Helper()
	ctx := context.Background()
	store, err := data.Open(ctx, p.file)
	if err != nil {
		p.t.Fatal(err)
	}
	got, err := data.Read(ctx, store, get)
	if e := store.Close(); err == nil {
		err = e
	}
	if err != nil {
		p.t.Fatal(err)
	}
	return got
}

// number is the number of the order in front.
func (p *program) number() string {
	p.t.Helper()
	number, _, _ := strings.Cut(p.title(), " ")
	if !strings.HasPrefix(number, "RO") {
		p.t.Fatalf("the window is titled %q, not after an order", p.title())
	}
	return number
}

// order is the order of that number as it is kept now.
func (p *program) order(number string) shop.Order {
	p.t.Helper()
	return read(p, func(v data.View) (shop.Order, error) { return data.OrderByNumber(v, number) })
}

// step presses a key and waits until the order has come to a station, and the
// window offers what comes after it.
func (p *program) step(number string, to shop.Status, key string) {
	p.t.Helper()
	before := p.offers()
	p.Press(key)
	until(p.t, "order "+number+" never is "+string(to), func() bool { return p.order(number).Status == to })
	until(p.t, "the window offers nothing new to an order that is "+string(to), func() bool { return p.offers().differs(before) > caret })
	p.rest(p.t)
}

// offers is the picture of the bar of actions.
func (p *program) offers() picture {
	p.t.Helper()
	all, at := p.look(p.t), p.place()
	at.Min.Y = at.Max.Y - 44
	return all.strip(at)
}

// drafted waits until the newest draft of a new order is as it should be.
func (p *program) drafted(what string, so func(draft) bool) draft {
	p.t.Helper()
	var d draft
	until(p.t, "no draft "+what, func() bool {
		d = p.draft()
		return so(d)
	})
	return d
}

// draft is what an order's draft keeps.
type draft struct {
	Visit         work.Visit
	Newly         bool
	Arrive, Quick string
}

func (p *program) draft() (d draft) {
	p.t.Helper()
	all := read(p, func(v data.View) ([]shop.Draft, error) {
		people, err := data.People(v)
		if err != nil || len(people) == 0 {
			return nil, err
		}
		return data.Drafts(v, people[0].ID)
	})
	if len(all) > 0 {
		if err := json.Unmarshal([]byte(all[0].Body), &d); err != nil {
			p.t.Fatal(err)
		}
	}
	return d
}
