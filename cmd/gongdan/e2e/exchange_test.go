//go:build e2e

package e2e_test

import (
	"image"
	"os"
	"reflect"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// theCase is the only case there is.
func (p *program) theCase() shop.Case {
	p.t.Helper()
	return read(p, func(v data.View) (c shop.Case, err error) {
		return c, data.EachCase(v, func(f data.CaseFile) error {
			c = f.Case
			return nil
		})
	})
}

// The customer of the gearbox asks for another car, the shop grants it in time, and the
// new car gets its certificate.
func TestACarOfWhichTheGearboxFailsAgainIsExchangedByKeys(t *testing.T) {
	p := start(t, gearbox(t, true))
	p.leads("RO260101-005", "RO260101-005", func() {})
	p.Count()
	p.sheet("alt+h")
	p.pictured("case-request")
	p.Press("ctrl+s")
	p.AtMost(4, "the request, from the order")
	until(t, "the request is not kept", func() bool { return p.theCase().Status == shop.CaseAsked })
	k := p.theCase()
	if k.Asked != shop.Exchange || len(k.Grounds) != 1 || k.Grounds[0].Article != "24" {
		t.Fatalf("asked %+v", k)
	}
	p.rest(t)
	p.pictured("case-asked")

	p.sheet("alt+a")
	p.pictured("case-answer")
	p.Press("ctrl+s")
	until(t, "nothing is granted", func() bool { return p.theCase().Status == shop.CaseGranted })
	p.rest(t)
	p.AtMost(4, "the answer")
	p.writes(1, k.Number, "同意")

	p.sheet("alt+x")
	p.Enter("", "")
	p.Type("LSVAA49J132047371")
	p.pictured("case-end")
	p.Press("ctrl+s")
	until(t, "nothing is exchanged", func() bool { return p.theCase().Status == shop.CaseExchanged })
	p.rest(t)
	p.AtMost(31, "the exchange with its new car")
	p.writes(2, k.Number, "LSVAA49J132047371", "换车证明")
	p.pictured("case-exchanged")
	p.quit()
	if c := ask[struct {
		Status string
		End    struct {
			NewVehicle string `json:"new_vehicle"`
		}
	}](t, p.file, "show", "case", k.Number); c.Status != "exchanged" || c.End.NewVehicle != "LSVAA49J132047371" {
		t.Errorf("shown %+v", c)
	}
	if c := ask[clock](t, p.file, "sanbao", "LSVAA49J132047371"); len(c.Grounds)+len(c.Same) > 0 {
		t.Errorf("the clock of the new car says %+v", c)
	}
	call(t, p.file, "check")
}

// sheet presses a key until a sheet covers the corner of the window.
func (p *program) sheet(key string) {
	p.t.Helper()
	p.rest(p.t)
	at := p.place()
	at.Min.X, at.Max.Y = at.Max.X-120, at.Min.Y+44
	corner := func() image.Image { return p.look(p.t).cut(at) }
	before := corner()
	p.insist(key, key+" opens nothing", func() bool { return !reflect.DeepEqual(before, corner()) })
}

// insist presses a key until what is so, and counts it once: keys that come before the
// page knows its row say nothing.
func (p *program) insist(key, what string, so func() bool) {
	p.t.Helper()
	p.Press(key)
	strokes, pressed := p.strokes, time.Now()
	until(p.t, what, func() bool {
		if so() {
			return true
		}
		if time.Since(pressed) > 5*time.Second {
			p.Press(key)
			pressed = time.Now()
		}
		return false
	})
	p.strokes = strokes
	p.rest(p.t)
}

// writes prints the paper that is offered, the nth there is, and reads it.
func (p *program) writes(n int, words ...string) {
	p.t.Helper()
	strokes := p.Count()
	p.does("the paper is offered", func() { p.Press("ctrl+p") })
	p.Press("ctrl+Return")
	until(p.t, "nothing is printed", func() bool { return len(prints(p)) == n })
	p.rest(p.t)
	p.strokes = strokes
	all := prints(p)
	newest := slices.MaxFunc(all, func(a, b string) int { return written(p.t, a).Compare(written(p.t, b)) })
	reads(p.t, newest, words...)
}

func written(t *testing.T, file string) time.Time {
	t.Helper()
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	return info.ModTime()
}
