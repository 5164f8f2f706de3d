//go:build e2e

package e2e_test

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// pinyin is an input method as people have it: ibus with libpinyin, on a bus
// and with settings of its own.
type pinyin struct {
	t   *testing.T
	env []string
}

// startPinyin starts the input method. Programs that are started after it find
// it; it begins switched off.
func startPinyin(t *testing.T) pinyin {
	t.Helper()
	home := t.TempDir()
	run := filepath.Join(home, "run")
	if err := os.Mkdir(run, 0o700); err != nil {
		t.Fatal(err)
	}
	im := pinyin{t, append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home, "XDG_DATA_HOME="+home,
		"XDG_RUNTIME_DIR="+run, "GSETTINGS_BACKEND=memory", "NO_AT_BRIDGE=1")}
	bus := im.command("dbus-daemon", "--session", "--nofork", "--print-address=1")
	said, err := bus.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	im.keep(bus)
	address, err := bufio.NewReader(said).ReadString('\n')
	if err != nil {
		t.Fatalf("the bus names no address: %v", err)
	}
	im.env = append(im.env, "DBUS_SESSION_BUS_ADDRESS="+strings.TrimSpace(address))
	im.keep(im.command("ibus-daemon", "--xim", "--panel", "disable", "--emoji-extension", "disable"))
	until(t, "the input method does not serve the display", func() bool {
		out, err := exec.Command("xprop", "-root", "XIM_SERVERS").Output()
		return err == nil && strings.Contains(string(out), "@server=ibus")
	})
	t.Setenv("XMODIFIERS", "@im=ibus")
	return im
}

func (im pinyin) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = im.env
	return c
}

// keep starts a program that runs, with all that it starts itself, as long as
// the test.
func (im pinyin) keep(c *exec.Cmd) {
	im.t.Helper()
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := c.Start(); err != nil {
		im.t.Fatal(err)
	}
	im.t.Cleanup(func() {
		group := -c.Process.Pid
		syscall.Kill(group, syscall.SIGKILL)
		c.Wait()
		until(im.t, c.Path+" leaves something behind", func() bool { return syscall.Kill(group, 0) != nil })
	})
}

// on switches to pinyin.
func (im pinyin) on() {
	im.t.Helper()
	until(im.t, "the input method is never on", func() bool {
		im.command("ibus", "engine", "libpinyin").Run() // refused until a window asked for words
		out, err := im.command("ibus", "engine").Output()
		return err == nil && strings.TrimSpace(string(out)) == "libpinyin"
	})
}

// scan types as a scanner for bar codes does: a key every millisecond and Enter
// behind it.
func (p *program) scan(code string) {
	p.t.Helper()
	p.xdotool("type", "--delay", "1", "--args", "1", code, "key", "--delay", "1", "Return")
}

func (p *program) named(name string) {
	p.t.Helper()
	p.drafted("of "+name, func(d draft) bool { return d.Visit.Customer.Name == name })
}

// What is composed comes once and whole, and a key that the input method keeps
// is no key of the program.
func TestChineseIsTypedWithAnInputMethod(t *testing.T) {
	im := startPinyin(t)
	p := start(t, imported(t, "shop.json"))
	p.Press("F2")
	p.rest(t)
	p.Enter("d12345")
	p.drafted("of a new car", func(d draft) bool { return d.Newly })
	p.rest(t)
	im.on()

	p.Type("nihao").Press("space")
	p.named("你好")
	p.Type("ni").Press("BackSpace", "BackSpace").Type("shijie").Press("space")
	p.named("你好世界")
	p.Type("shi").Press("Left", "Left", "Escape").Type("zhongguo").Press("space")
	p.named("你好世界中国")
	p.Type("abc").Press("Return") // gives the letters to the field that they were typed in
	p.named("你好世界中国abc")
	p.Press("Return")
	p.scan("13800000007")
	p.drafted("with the phone number", func(d draft) bool { return d.Visit.Customer.Phone == "13800000007" })
	p.Enter("", "", "")

	p.Press("Shift_L") // letters and figures mixed want the key by which the method itself is switched
	p.scan("lsvcj6c93rn012874")
	p.drafted("with the VIN", func(d draft) bool { return d.Visit.Vehicle.VIN == "LSVCJ6C93RN012874" })
	p.Press("Shift_L")
	p.scan("42310")
	p.Enter("50", "", "", "", "")
	p.rest(t)

	p.Type("nihao").Press("space")
	p.Type("ni").Press("BackSpace", "BackSpace").Type("shijie").Press("space")
	d := p.drafted("with the complaint", func(d draft) bool { return d.Visit.Order.Intake.Complaint == "你好世界" })
	if in := d.Visit.Order.Intake; in.MileageKM != 42310 || in.Fuel != 50 || d.Visit.Customer.Name != "你好世界中国abc" || d.Visit.Customer.Phone != "13800000007" {
		t.Errorf("the draft has %+v of %+v", in, d.Visit.Customer)
	}
}
